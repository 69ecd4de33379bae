//! How a body is sent.

use std::iter::repeat_n;

use serde_json::{Value, json};

use super::Refusals;
use crate::access::every_route;
use crate::creating::{create, creators, zoe};
use crate::faults::signed_in;
use crate::support::{Ask, get};

/// Every route that takes a body.
fn with_bodies() -> Vec<Ask> {
    let all = every_route().into_iter().filter(|(_, ask)| !ask.body().is_empty());
    all.map(|(access, ask)| signed_in(access, ask)).collect()
}

/// Nothing is unpacked: a body that says it is compressed is refused before it is read, whether it is or not.
#[test]
fn a_body_that_is_compressed_is_refused_unread() {
    let mut refusals = Refusals::of(creators());
    // Thirty bytes that unpack to as many megabytes, were they unpacked.
    let bomb: Vec<u8> = [0x1f, 0x8b, 8, 0].into_iter().chain(repeat_n(0, 30)).collect();
    for ask in with_bodies() {
        for encoding in ["gzip", "br", "deflate", "zstd", "compress", "gzip, identity", "identity, gzip", "x"]
        {
            let said = ask.clone().header("content-encoding", encoding);
            refusals.expect(said.clone(), 415, "unsupported-media-type", None);
            refusals.expect(said.bytes(bomb.clone()), 415, "unsupported-media-type", None);
        }
        // Compressed, and not said so: no JSON.
        refusals.expect(ask.clone().bytes(bomb.clone()), 400, "invalid-json", None);
        let twice = ask.header("content-type", "text/plain");
        refusals.expect(twice, 415, "unsupported-media-type", None);
    }
    refusals.done(500);
}

/// `identity` says that nothing was done.
#[test]
fn a_body_that_is_as_it_is_may_say_so() {
    let bank = creators();
    for encoding in ["identity", "Identity"] {
        let said = create(&zoe()).header("content-encoding", encoding).user("ada");
        assert_eq!(bank.ask(said).status, 201, "{encoding}");
    }
}

/// Cursors that are none, on every list, and those of another list.
#[test]
fn a_cursor_that_is_none_is_refused_on_every_list() {
    let bank = creators();
    let first = bank.ask(get("/v1/users?limit=1").user("ada")).json();
    let of_users = first["next"].as_str().unwrap().to_owned();
    let mut refusals = Refusals::of(bank);
    let description: Value = serde_json::from_str(include_str!("../../../openapi.json")).unwrap();
    let mut lists = 0;
    for (route, (access, ask)) in countersign_worker::http::routes().into_iter().zip(every_route()) {
        let operation = &description["paths"][route.path][route.method.name().to_lowercase()];
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        if !parameters.into_iter().any(|one| one["name"] == json!("cursor")) {
            continue;
        }
        lists += 1;
        let of_another = if route.path == "/v1/users" { of_users[1..].to_owned() } else { of_users.clone() };
        for cursor in ["", "x", "none", "-1", "0", "0123456789abcdef", "%00", &"f".repeat(5_000), &of_another]
        {
            let path = format!("{}?cursor={cursor}", ask.route().1.split('?').next().unwrap());
            let ask = signed_in(access, ask.clone().at(path));
            if cursor == "%00" {
                refusals.expect(ask, 422, "invalid-text", None);
            } else {
                refusals.expect(ask, 400, "invalid-cursor", None);
            }
        }
    }
    assert!(lists >= 4, "{lists}");
    refusals.done(lists * 9);
}
