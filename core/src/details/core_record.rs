//! Whether a customer record of the core banking system can become a user.

use alloc::vec::Vec;

use crate::words::words;

words! {
    /// Why a record cannot be chosen.
    CoreRecordRefusal {
        /// The person has a profile on this contract already.
        AlreadyProfiled = "already-profiled",
        /// The record lacks a way to reach the person, and what would tell for certain who they are.
        Incomplete = "record-incomplete",
        /// The person's relationship with the company is none that the institution allows.
        RelationshipNotAllowed = "relationship-not-allowed",
    }
}

words! {
    /// What a record may lack.
    CoreRecordField {
        /// E-mail address.
        Email = "email",
        /// Phone number.
        Phone = "phone",
        /// Country.
        Country = "country",
        /// Tax id.
        TaxId = "taxId",
        /// Id in the core banking system.
        CoreCustomerId = "coreCustomerId",
    }
}

/// What of a record decides whether it can be chosen. An empty text is absent.
#[derive(Debug, Clone, Copy, Default)]
pub struct CoreRecord<'t> {
    /// E-mail address.
    pub email: Option<&'t str>,
    /// Phone number.
    pub phone: Option<&'t str>,
    /// Country.
    pub country: Option<&'t str>,
    /// Tax id.
    pub tax_id: Option<&'t str>,
    /// Id in the core banking system.
    pub core_customer_id: Option<&'t str>,
    /// The person's relationship with the company.
    pub relationship: Option<&'t str>,
    /// Whether the person has a profile on the contract.
    pub is_profiled: bool,
}

impl CoreRecord<'_> {
    /// Why the record cannot be chosen, in the order of [`CoreRecordRefusal`]; nothing if it can. `allowed` are the
    /// relationships that the institution allows: none is no restriction.
    ///
    /// ```
    /// use countersign_core::details::{CoreRecord, CoreRecordRefusal};
    ///
    /// let reachable = CoreRecord { email: Some("ann@example.com"), phone: Some("+12025550100"), ..CoreRecord::default() };
    /// assert_eq!(reachable.refusals(&[]), []);
    /// let silent = CoreRecord { phone: None, ..reachable };
    /// assert_eq!(silent.refusals(&[]), [CoreRecordRefusal::Incomplete]);
    /// ```
    #[must_use]
    pub fn refusals(&self, allowed: &[&str]) -> Vec<CoreRecordRefusal> {
        let mut refusals = Vec::new();
        if self.is_profiled {
            refusals.push(CoreRecordRefusal::AlreadyProfiled);
        }
        if !self.missing().is_empty() {
            refusals.push(CoreRecordRefusal::Incomplete);
        }
        if !is_allowed_relationship(allowed, self.relationship) {
            refusals.push(CoreRecordRefusal::RelationshipNotAllowed);
        }
        refusals
    }

    /// What the record lacks to be chosen: nothing if the person can be reached, or is known for certain by country, tax
    /// id and id; otherwise everything of both that is absent.
    #[must_use]
    pub fn missing(&self) -> Vec<CoreRecordField> {
        let absent = |fields: &[CoreRecordField]| -> Vec<CoreRecordField> {
            fields
                .iter()
                .copied()
                .filter(|field| self.text(*field).is_none_or(|text| text.trim().is_empty()))
                .collect()
        };
        use CoreRecordField::{CoreCustomerId, Country, Email, Phone, TaxId};
        let (contact, identity) = (absent(&[Email, Phone]), absent(&[Country, TaxId, CoreCustomerId]));
        if contact.is_empty() || identity.is_empty() { Vec::new() } else { [contact, identity].concat() }
    }

    const fn text(&self, field: CoreRecordField) -> Option<&str> {
        match field {
            CoreRecordField::Email => self.email,
            CoreRecordField::Phone => self.phone,
            CoreRecordField::Country => self.country,
            CoreRecordField::TaxId => self.tax_id,
            CoreRecordField::CoreCustomerId => self.core_customer_id,
        }
    }
}

/// Whether somebody with this relationship may have access; where no relationship is allowed by name, everybody may.
#[must_use]
pub fn is_allowed_relationship(allowed: &[&str], relationship: Option<&str>) -> bool {
    allowed.is_empty() || relationship.is_some_and(|relationship| allowed.contains(&relationship))
}

/// Whether somebody with this relationship may enrol for the company by themselves. Of the relationships that the
/// institution allows, each says whether it lets them: none is no restriction.
///
/// ```
/// use countersign_core::details::may_self_enrol;
///
/// let allowed = [("owner", true), ("employee", false)];
/// assert!(may_self_enrol(&allowed, Some("owner")));
/// assert!(!may_self_enrol(&allowed, Some("employee")));
/// assert!(!may_self_enrol(&allowed, None));
/// assert!(may_self_enrol(&[], None));
/// ```
#[must_use]
pub fn may_self_enrol(allowed: &[(&str, bool)], relationship: Option<&str>) -> bool {
    allowed.is_empty() || allowed.iter().any(|(id, lets)| *lets && relationship == Some(*id))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: CoreRecord<'static> = CoreRecord {
        email: Some("ann@example.com"),
        phone: Some("+12025550100"),
        country: Some("ES"),
        tax_id: Some("X1"),
        core_customer_id: Some("7"),
        relationship: Some("director"),
        is_profiled: false,
    };

    /// A71.
    #[test]
    fn a71_who_can_be_reached_or_is_known_for_certain_can_be_chosen() {
        use CoreRecordField::{CoreCustomerId, Country, Email, Phone, TaxId};
        assert_eq!(WHOLE.missing(), []);
        assert_eq!(CoreRecord { email: None, phone: None, ..WHOLE }.missing(), []);
        assert_eq!(CoreRecord { country: None, tax_id: None, core_customer_id: None, ..WHOLE }.missing(), []);
        let no_mail = CoreRecord { email: Some(" "), tax_id: None, ..WHOLE };
        assert_eq!(no_mail.missing(), [Email, TaxId]);
        assert_eq!(no_mail.refusals(&[]), [CoreRecordRefusal::Incomplete]);
        assert_eq!(CoreRecord::default().missing(), [Email, Phone, Country, TaxId, CoreCustomerId]);
    }

    /// A71, A128.
    #[test]
    fn a71_a128_every_reason_is_told() {
        let profiled = CoreRecord { is_profiled: true, phone: None, country: None, ..WHOLE };
        use CoreRecordRefusal::{AlreadyProfiled, Incomplete, RelationshipNotAllowed};
        assert_eq!(profiled.refusals(&["owner"]), [AlreadyProfiled, Incomplete, RelationshipNotAllowed]);
        assert_eq!(WHOLE.refusals(&["owner", "director"]), []);
    }

    /// A128.
    #[test]
    fn a128_no_relationship_by_name_means_all_are_allowed() {
        assert!(is_allowed_relationship(&[], None));
        assert!(is_allowed_relationship(&[], Some("cousin")));
        assert!(!is_allowed_relationship(&["owner"], None));
        assert!(!is_allowed_relationship(&["owner"], Some("Owner")));
    }
}
