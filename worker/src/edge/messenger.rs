use std::time::Duration;

use worker::send::SendFuture;
use worker::wasm_bindgen::JsValue;
use worker::{Env, Fetch, Headers, Method, Request, RequestInit, RequestRedirect};

use super::deadline::within;
use crate::database::BoxedFuture;
use crate::json::json;
use crate::ports::{Letter, Messenger, NotSent};

/// How long the provider is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// A provider that takes letters as JSON over HTTPS.
pub struct HttpMessenger {
    url: String,
    key: Option<String>,
}

impl HttpMessenger {
    /// The provider that is configured: the variable `MESSAGES_URL`, and the secret `MESSAGES_KEY` as its bearer token.
    pub fn configured(env: &Env) -> Option<Self> {
        let url = env.var("MESSAGES_URL").ok()?.to_string();
        let key = env.secret("MESSAGES_KEY").ok().map(|key| key.to_string());
        // A letter may hold a secret: it goes over TLS only.
        url.starts_with("https://").then_some(Self { url, key })
    }

    fn request(&self, letter: &Letter) -> worker::Result<Request> {
        let headers = Headers::new();
        headers.set("content-type", "application/json")?;
        headers.set("idempotency-key", &letter.id)?;
        if let Some(key) = &self.key {
            headers.set("authorization", &format!("Bearer {key}"))?;
        }
        let mut init = RequestInit::new();
        init.with_method(Method::Post).with_headers(headers);
        // To follow would hand the letter to somebody else.
        init.with_redirect(RequestRedirect::Manual).with_body(Some(JsValue::from_str(&json(letter))));
        Request::new_with_init(&self.url, &init)
    }
}

impl Messenger for HttpMessenger {
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxedFuture<'a, Result<(), NotSent>> {
        Box::pin(SendFuture::new(async move {
            let request = self.request(letter).map_err(|error| NotSent(error.to_string()))?;
            match within(PATIENCE, Fetch::Request(request).send()).await {
                Some(Ok(answer)) if (200..300).contains(&answer.status_code()) => Ok(()),
                Some(Ok(answer)) => Err(NotSent(format!("the provider answers {}", answer.status_code()))),
                Some(Err(error)) => Err(NotSent(error.to_string())),
                None => Err(NotSent("the provider does not answer".to_owned())),
            }
        }))
    }
}
