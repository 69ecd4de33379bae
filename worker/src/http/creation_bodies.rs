//! What the routes take that give somebody access.

use countersign_core::document;
#[cfg(feature = "local")]
use countersign_core::wire::DayText;
use countersign_core::wire::{CreationSource, Text};

use super::input::documents;
use crate::use_cases::creating::entities::AddedUser;
use crate::use_cases::creating::{DraftContent, GivenCustomer, GivenDetails};
use crate::use_cases::relationships::RelationshipList;

documents! {
    AccessBody,
    NewUserBody,
    PreviewBody,
    UserNameBody,
    DraftContent,
    CustomRoleBody,
    ScreeningBody,
    ReasonBody,
    UserFileBody,
    AddedUser,
    RelationshipList,
}

document! {
    /// What a user is to have, as a whole.
    AccessBody<'a> {
        /// By customer; those that are not named are taken away.
        customers: Vec<GivenCustomer<'a>> = "customers",
        /// Whether accounts that are opened later are given at customers where nothing else is said.
        automatic_access: Option<bool> = "automaticAccess",
        /// `true`: the user is suspended if no customer is left. Without it that is refused.
        suspend_if_none: Option<bool> = "suspendIfNone",
        /// Why, in 1 to 200 characters, for the audit.
        reason: Option<Text<'a>> = "reason",
    }
}

document! {
    /// A new user.
    NewUserBody<'a> {
        /// Where the details come from.
        source: CreationSource = "source",
        /// The customer record of the core banking system, if they come from one.
        record: Option<Text<'a>> = "record",
        /// The customer that the record is of; absent: the first one where users may be created.
        record_customer: Option<Text<'a>> = "recordCustomer",
        /// The details. What a customer record has is taken from there.
        details: GivenDetails<'a> = "details",
        /// What the user is to have; absent: what is copied.
        customers: Option<Vec<GivenCustomer<'a>>> = "customers",
        /// Whether accounts that are opened later are given at customers where nothing else is said.
        automatic_access: Option<bool> = "automaticAccess",
        /// The user whose access is copied.
        copy_of: Option<Text<'a>> = "copyOf",
        /// The custom role that is copied.
        custom_role: Option<Text<'a>> = "customRole",
        /// The draft that is done with.
        draft: Option<Text<'a>> = "draft",
    }
}

document! {
    /// What somebody would have.
    PreviewBody<'a> {
        /// A user who is there; absent: a new one.
        user: Option<Text<'a>> = "user",
        /// By customer; absent: what is copied.
        customers: Option<Vec<GivenCustomer<'a>>> = "customers",
        /// Whether accounts that are opened later are given at customers where nothing else is said.
        automatic_access: Option<bool> = "automaticAccess",
        /// The user whose access is copied.
        copy_of: Option<Text<'a>> = "copyOf",
        /// The custom role that is copied.
        custom_role: Option<Text<'a>> = "customRole",
    }
}

document! {
    /// A user name.
    UserNameBody<'a> {
        /// The name.
        user_name: Text<'a> = "userName",
    }
}

document! {
    /// A custom role.
    CustomRoleBody<'a> {
        /// Its title: words of letters, each beginning with an upper-case one.
        title: Text<'a> = "title",
        /// The user whose access it has.
        from_user: Text<'a> = "fromUser",
    }
}

document! {
    /// Who is checked.
    ScreeningBody<'a> {
        /// The user.
        user: Text<'a> = "user",
    }
}

document! {
    /// Users in a file.
    UserFileBody<'a> {
        /// Lines of comma-separated values: one of column names (`firstName`, `middleName`, `lastName`, `birthDate`,
        /// `email`, `phone`, `ssn`, `licence`, `userName`, `customer`, `roles`, `accounts`, `automaticAccess`; several
        /// roles or accounts with `;` between them), and at most ten rows.
        lines: Vec<Text<'a>> = "lines",
        /// `true`: nothing is written.
        dry_run: Option<bool> = "dryRun",
    }
}

document! {
    /// Why.
    ReasonBody<'a> {
        /// In 1 to 200 characters, for the audit.
        reason: Text<'a> = "reason",
    }
}

#[cfg(feature = "local")]
documents! {
    DemoCampaignsBody,
}

#[cfg(feature = "local")]
document! {
    /// Campaigns of a demo bank.
    DemoCampaignsBody<'a> {
        /// The legal entity.
        legal_entity: Text<'a> = "legalEntity",
        /// The campaigns, in their order.
        campaigns: Vec<DemoCampaignBody<'a>> = "campaigns",
    }
}

#[cfg(feature = "local")]
document! {
    /// A campaign.
    DemoCampaignBody<'a> {
        /// Its id.
        id: Text<'a> = "id",
        /// What stands above it.
        title: Text<'a> = "title",
        /// What it says.
        body: Text<'a> = "body",
        /// A picture.
        image_url: Option<Text<'a>> = "imageUrl",
        /// Where it leads to.
        target_url: Option<Text<'a>> = "targetUrl",
        /// Its first day.
        first_day: DayText<'a> = "firstDay",
        /// Its last day.
        last_day: DayText<'a> = "lastDay",
    }
}
