//! What people are shown after they have signed in.

use super::admission::{UserId, admit};
use crate::creation::campaigns::{self, Campaign};
use crate::failure::Failure;
use crate::json::answer;
use crate::service::Service;

answer! {
    /// What to show.
    CampaignList {
        /// The campaigns of today, in the order of the institution.
        items: Vec<CampaignItem> = "items",
    }
}

answer! {
    /// A campaign.
    CampaignItem {
        /// Its id.
        id: String as Id = "id",
        /// What stands above it.
        title: String = "title",
        /// What it says.
        body: String = "body",
        /// A picture.
        image_url: Option<String> = "imageUrl",
        /// Where it leads to.
        target_url: Option<String> = "targetUrl",
    }
}

/// Reads the campaigns of today.
///
/// # Errors
/// As [`admit`].
pub async fn campaigns(service: &Service, user: &UserId) -> Result<CampaignList, Failure> {
    let (admitted, found) = admit(service, user, |user| campaigns::Campaigns(&user.legal_entity)).await?;
    let today = admitted.today.to_string();
    let is_on = |one: &Campaign| one.first_day <= today && today <= one.last_day;
    let item = |one: Campaign| CampaignItem {
        id: one.id,
        title: one.title,
        body: one.body,
        image_url: one.image_url,
        target_url: one.target_url,
    };
    Ok(CampaignList { items: found.into_iter().filter(is_on).map(item).collect() })
}

/// On a developer's machine: writes the campaigns of a demo bank in place of those that are there.
///
/// # Errors
/// `InUse` if there is no such legal entity.
#[cfg(feature = "local")]
pub async fn write(
    service: &Service,
    legal_entity: &str,
    all: &[Campaign],
) -> Result<WrittenCampaigns, Failure> {
    service.stores.directory().batch(campaigns::replace(legal_entity, all).into()).await?;
    Ok(WrittenCampaigns { campaigns: all.len().try_into().unwrap_or(u64::MAX) })
}

#[cfg(feature = "local")]
answer! {
    /// What was written.
    WrittenCampaigns {
        /// How many campaigns there are now.
        campaigns: u64 = "campaigns",
    }
}

#[cfg(feature = "local")]
pub use crate::creation::campaigns::Campaign as NewCampaign;
