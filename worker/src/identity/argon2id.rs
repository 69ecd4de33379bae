use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::ports::{NotHashed, Passwords};

/// Argon2id with the parameters that OWASP recommends first for 19 MiB of memory. A hash names the parameters that it was
/// made with, so that they can be raised later.
#[derive(Debug, Clone, Copy, Default)]
pub struct Argon2id;

const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Is verified where there is no hash to verify: who is unknown must take as long as who is known. No password has it.
pub const NOBODYS_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

impl Passwords for Argon2id {
    fn hash(&self, password: &str, salt: &[u8; 16]) -> Result<String, NotHashed> {
        let parameters = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|_| NotHashed)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
        let hash = argon2.hash_password_with_salt(password.as_bytes(), salt).map_err(|_| NotHashed)?;
        Ok(hash.to_string())
    }

    fn verify(&self, password: &str, hash: &str) -> bool {
        Argon2::default().verify_password(password.as_bytes(), hash).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_of_its_password_only_and_names_its_parameters() {
        let hash = Argon2id.hash("violet anchor sings", &[7; 16]).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_eq!(hash.len(), NOBODYS_HASH.len());
        assert!(Argon2id.verify("violet anchor sings", &hash));
        assert!(!Argon2id.verify("violet anchor sing", &hash));
        assert!(!Argon2id.verify("", NOBODYS_HASH));
    }
}
