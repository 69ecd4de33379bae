//! Whether a user name can be had: what the rules say, and whether somebody has it.

use countersign_core::details::UserName;
use countersign_core::wire::{RulesAnswer, user_name_rules_over};

use super::super::consistent;
use super::settings;
use super::{actor, refuse_unless_creator};
use crate::failure::Failure;
use crate::identity::identities::NameHolder;
use crate::identity::settings::PeopleSettingsOf;
use crate::identity::throttles::Try;
use crate::json::{Written, answer, json, raw};
use crate::service::Service;
use crate::use_cases::managing::{Manager, let_in};

/// Names that somebody may ask about within a minute: enough to choose one, and not to list those of a bank.
const TRIES_MAX: u64 = 30;

answer! {
    /// Whether a user name can be had.
    UserNameCheck {
        /// Whether it meets the rules and nobody has it.
        available: bool = "available",
        /// Each rule with its state.
        rules: Written<RulesAnswer<'static>> = "rules",
    }
}

/// Checks a user name (A68). Only who may create users is told whether somebody has it.
///
/// # Errors
/// As [`let_in`]; `NotPermitted` for who may create users nowhere; `TooOften`.
pub async fn check_user_name(
    service: &Service,
    manager: &Manager,
    user_name: &str,
) -> Result<UserNameCheck, Failure> {
    let folded = user_name.to_lowercase();
    let (managing, (wanted, holder)) = consistent(|| {
        let_in(service, manager, |legal_entity, _| {
            (PeopleSettingsOf(legal_entity), NameHolder { legal_entity, folded_name: &folded })
        })
    })
    .await?;
    refuse_unless_creator(&managing)?;
    // Counted after it is known who asks: nobody else is to use up their tries.
    let asker = actor(&managing);
    let subject = json(&("user-names", asker.legal_entity, asker.kind.word(), asker.id));
    let tried = Try::of(&subject, TRIES_MAX, service.clock.millis());
    let often = crate::database::read(service.stores.directory(), &tried).await?;
    often.map_err(|often| Failure::TooOften { seconds: often.seconds })?;
    let policy = settings::policy(&wanted)?;
    let is_accepted = UserName::parse(user_name, &policy.user_name).is_ok();
    let rules = json(&user_name_rules_over(user_name, &policy.user_name));
    Ok(UserNameCheck { available: is_accepted && holder.is_none(), rules: raw(rules)?.into() })
}
