//! Other systems that are asked in JSON over HTTPS.

use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use worker::send::SendFuture;
use worker::wasm_bindgen::JsValue;
use worker::{Env, Fetch, Headers, Method, Request, RequestInit, RequestRedirect};

use super::deadline::within;
use crate::database::BoxedFuture;
use crate::json::json;
use crate::ports::{CoreRecord, CoreRecords, Hit, NotAnswered, Screening, Suspect};

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// A system that is asked over HTTPS.
struct Provider {
    url: String,
    key: Option<String>,
}

impl Provider {
    /// The one that these two variables configure: its address, and the secret that is its bearer token.
    fn configured(env: &Env, url: &str, key: &str) -> Option<Self> {
        let url = env.var(url).ok()?.to_string();
        let key = env.secret(key).ok().map(|key| key.to_string());
        // People are asked about over TLS only.
        url.starts_with("https://").then_some(Self { url, key })
    }

    fn request(&self, question: &impl Serialize) -> worker::Result<Request> {
        let headers = Headers::new();
        headers.set("content-type", "application/json")?;
        if let Some(key) = &self.key {
            headers.set("authorization", &format!("Bearer {key}"))?;
        }
        let mut init = RequestInit::new();
        init.with_method(Method::Post).with_headers(headers);
        // To follow would ask somebody else.
        init.with_redirect(RequestRedirect::Manual).with_body(Some(JsValue::from_str(&json(question))));
        Request::new_with_init(&self.url, &init)
    }

    async fn ask<A: DeserializeOwned>(&self, question: &impl Serialize) -> Result<A, NotAnswered> {
        let told = |error: worker::Error| NotAnswered(error.to_string());
        let request = self.request(question).map_err(told)?;
        let answer = async {
            let mut answer = Fetch::Request(request).send().await.map_err(told)?;
            match answer.status_code() {
                200..300 => answer.text().await.map_err(told),
                status => Err(NotAnswered(format!("the answer is {status}"))),
            }
        };
        let silent = || NotAnswered("there is no answer".to_owned());
        let text = within(PATIENCE, answer).await.ok_or_else(silent)??;
        // What is wrong with it could quote a person.
        serde_json::from_str(&text).map_err(|_| NotAnswered("the answer is none that was agreed".to_owned()))
    }
}

/// The core banking system: the variable `CORE_RECORDS_URL` and the secret `CORE_RECORDS_KEY`.
pub struct HttpCoreRecords(Provider);

impl HttpCoreRecords {
    pub fn configured(env: &Env) -> Option<Self> {
        Provider::configured(env, "CORE_RECORDS_URL", "CORE_RECORDS_KEY").map(Self)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AboutCustomer<'a> {
    legal_entity: &'a str,
    customer: &'a str,
}

impl CoreRecords for HttpCoreRecords {
    fn of_customer<'a>(
        &'a self,
        legal_entity: &'a str,
        customer: &'a str,
    ) -> BoxedFuture<'a, Result<Vec<CoreRecord>, NotAnswered>> {
        Box::pin(SendFuture::new(async move { self.0.ask(&AboutCustomer { legal_entity, customer }).await }))
    }
}

/// Who screens people: the variable `SCREENING_URL` and the secret `SCREENING_KEY`.
pub struct HttpScreening(Provider);

impl HttpScreening {
    pub fn configured(env: &Env) -> Option<Self> {
        Provider::configured(env, "SCREENING_URL", "SCREENING_KEY").map(Self)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AboutPerson<'a> {
    legal_entity: &'a str,
    person: &'a Suspect<'a>,
}

impl Screening for HttpScreening {
    fn screen<'a>(
        &'a self,
        legal_entity: &'a str,
        person: &'a Suspect<'a>,
    ) -> BoxedFuture<'a, Result<Vec<Hit>, NotAnswered>> {
        Box::pin(SendFuture::new(async move { self.0.ask(&AboutPerson { legal_entity, person }).await }))
    }
}
