//! The numbered migrations, as the host applies them. On the platform the deployment tool does.

/// Name and SQL of every migration, in order. Never edited after they landed; only added to.
pub const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_configuration", include_str!("../../migrations/0001_configuration.sql")),
    ("0002_ledger", include_str!("../../migrations/0002_ledger.sql")),
    ("0003_grants", include_str!("../../migrations/0003_grants.sql")),
    ("0004_history", include_str!("../../migrations/0004_history.sql")),
    ("0005_versions", include_str!("../../migrations/0005_versions.sql")),
    ("0006_configuration", include_str!("../../migrations/0006_configuration.sql")),
    ("0007_lists", include_str!("../../migrations/0007_lists.sql")),
    ("0008_identity", include_str!("../../migrations/0008_identity.sql")),
    ("0009_sign_in", include_str!("../../migrations/0009_sign_in.sql")),
    ("0010_people", include_str!("../../migrations/0010_people.sql")),
    ("0011_creation", include_str!("../../migrations/0011_creation.sql")),
    ("0012_audit", include_str!("../../migrations/0012_audit.sql")),
    ("0013_rules", include_str!("../../migrations/0013_rules.sql")),
    ("0014_search_and_screening", include_str!("../../migrations/0014_search_and_screening.sql")),
];
