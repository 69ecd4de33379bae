use std::time::Duration;

use worker::KvStore;
use worker::console_error;
use worker::send::SendFuture;

use super::deadline::within;
use crate::database::BoxedFuture;
use crate::ports::Cache;

/// How long a copy is waited for: after that, rows from the database are the quicker source.
const PATIENCE: Duration = Duration::from_secs(2);

/// Cloudflare KV. A value reaches other places late, which does no harm: no value is ever changed.
pub struct Kv(pub KvStore);

impl Cache for Kv {
    fn get<'a>(&'a self, name: &'a str) -> BoxedFuture<'a, Option<String>> {
        Box::pin(SendFuture::new(async move {
            match within(PATIENCE, self.0.get(name).text()).await? {
                Ok(value) => value,
                Err(error) => {
                    console_error!("the snapshot store did not answer: {error}");
                    None
                }
            }
        }))
    }

    fn put<'a>(&'a self, name: &'a str, value: &'a str, life: Duration) -> BoxedFuture<'a, ()> {
        Box::pin(SendFuture::new(async move {
            let Ok(request) = self.0.put(name, value) else { return };
            let request = request.expiration_ttl(life.as_secs());
            if let Some(Err(error)) = within(PATIENCE, request.execute()).await {
                console_error!("the snapshot store did not keep a value: {error}");
            }
        }))
    }
}
