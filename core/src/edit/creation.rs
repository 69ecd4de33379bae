//! What somebody who creates a user has still to say, step by step.

use alloc::vec::Vec;

use crate::details::PersonField;
use crate::words::words;

words! {
    /// A step of creating a user.
    CreationStepName {
        /// Whose details.
        Details = "details",
        /// Whose permissions are copied, if anybody's.
        Copy = "copy",
        /// Customers, roles and accounts.
        Access = "access",
    }
}

words! {
    /// Where the details of a new user come from.
    CreationSource {
        /// They are typed.
        Manual = "manual",
        /// A customer record of the core banking system.
        CoreRecord = "coreRecord",
    }
}

words! {
    /// What is still needed.
    CreationNeed {
        /// A mandatory detail is not given.
        DetailMissing = "detail-missing",
        /// A detail is not as it has to be.
        DetailRefused = "detail-refused",
        /// It is not known yet whether the user name is free.
        UserNameUnchecked = "user-name-unchecked",
        /// No customer record is chosen.
        RecordNotChosen = "record-not-chosen",
        /// Neither a user nor a custom role is chosen to be copied, and copying is not skipped.
        CopyNotChosen = "copy-not-chosen",
        /// No customer is chosen.
        CustomerNotChosen = "customer-not-chosen",
        /// A chosen customer has no role.
        RoleMissing = "role-missing",
        /// No account is chosen at any customer.
        AccountMissing = "account-missing",
    }
}

/// What is said so far.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Creation<'c> {
    pub(crate) source: CreationSource,
    pub(crate) has_record: bool,
    /// Details that are not as they have to be; the second says whether the detail is absent.
    pub(crate) refused: &'c [(PersonField, bool)],
    pub(crate) has_user_name: bool,
    pub(crate) is_name_free: bool,
    /// Whether something is copied; nothing is decided yet without it.
    pub(crate) copies: Option<bool>,
    pub(crate) has_copied: bool,
    /// By chosen customer: how many roles and accounts.
    pub(crate) customers: &'c [(usize, usize)],
}

/// One thing that is still needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Needed {
    pub(crate) step: CreationStepName,
    pub(crate) need: CreationNeed,
    pub(crate) field: Option<PersonField>,
    /// Index of the customer.
    pub(crate) customer: Option<usize>,
}

impl Creation<'_> {
    /// Everything that is still needed, in the order of the steps.
    pub(crate) fn needed(&self) -> Vec<Needed> {
        let mut needed = Vec::new();
        self.details(&mut needed);
        if self.copies.is_none() || (self.copies == Some(true) && !self.has_copied) {
            needed.push(of(CreationStepName::Copy, CreationNeed::CopyNotChosen));
        }
        // Who is copied has customers, roles and accounts already.
        if self.copies != Some(true) {
            self.access(&mut needed);
        }
        needed
    }

    fn details(&self, needed: &mut Vec<Needed>) {
        let details = |need| of(CreationStepName::Details, need);
        if self.source == CreationSource::CoreRecord && !self.has_record {
            needed.push(details(CreationNeed::RecordNotChosen));
        }
        for (field, is_absent) in self.refused {
            let need = if *is_absent { CreationNeed::DetailMissing } else { CreationNeed::DetailRefused };
            // Several rules of a user name may be broken: that it is refused is said once.
            let one = Needed { field: Some(*field), ..details(need) };
            if needed.last() != Some(&one) {
                needed.push(one);
            }
        }
        let is_name_refused = self.refused.iter().any(|(field, _)| *field == PersonField::UserName);
        if !self.has_user_name {
            needed
                .push(Needed { field: Some(PersonField::UserName), ..details(CreationNeed::DetailMissing) });
        } else if !self.is_name_free && !is_name_refused {
            needed.push(Needed {
                field: Some(PersonField::UserName),
                ..details(CreationNeed::UserNameUnchecked)
            });
        }
    }

    fn access(&self, needed: &mut Vec<Needed>) {
        let access = |need| of(CreationStepName::Access, need);
        if self.customers.is_empty() {
            needed.push(access(CreationNeed::CustomerNotChosen));
            return;
        }
        for (customer, (roles, _)) in self.customers.iter().enumerate() {
            if *roles == 0 {
                needed.push(Needed { customer: Some(customer), ..access(CreationNeed::RoleMissing) });
            }
        }
        if self.customers.iter().all(|(_, accounts)| *accounts == 0) {
            needed.push(access(CreationNeed::AccountMissing));
        }
    }
}

const fn of(step: CreationStepName, need: CreationNeed) -> Needed {
    Needed { step, need, field: None, customer: None }
}
