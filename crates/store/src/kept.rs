//! The JSON in a customer's row: the state, and the tracks of the invoices that something hangs on.
//!
//! JSON, because the state is one tree that is always read and written whole; what lists search and
//! sum stands in columns beside it. The tracks stand here and not with the invoices, so that a
//! first day writes ten thousand customers and not a hundred thousand invoices.

use std::fmt;

use domain::invoice::Track;
use domain::{Dossier, Invoice, InvoiceId, State};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// As read. The tracks are in the order of their invoices' ids.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Kept {
    pub(crate) state: State,
    pub(crate) tracks: Tracks,
}

#[derive(Debug, Default)]
pub(crate) struct Tracks(pub(crate) Vec<(InvoiceId, Track)>);

/// What of a dossier is kept in the customer's row.
pub(crate) fn text(dossier: &Dossier, hanging: &[&Invoice]) -> String {
    #[derive(serde::Serialize)]
    struct Keep<'a> {
        state: &'a State,
        tracks: KeepTracks<'a>,
    }
    let keep = Keep { state: &dossier.state, tracks: KeepTracks(hanging) };
    json(&keep)
}

/// JSON of our own plain data, which always has a form.
pub(crate) fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("plain data with text keys can be written as JSON")
}

impl Tracks {
    /// The track of this invoice. Invoices are asked for in the order of their ids.
    pub(crate) fn take(&mut self, place: &mut usize, id: InvoiceId) -> Option<Track> {
        while let Some((known, track)) = self.0.get_mut(*place)
            && *known <= id
        {
            *place += 1;
            if *known == id {
                return Some(std::mem::take(track));
            }
        }
        None
    }
}

struct KeepTracks<'a>(&'a [&'a Invoice]);

impl Serialize for KeepTracks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for invoice in self.0 {
            map.serialize_entry(&invoice.id, &invoice.track)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Tracks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Tracks, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Tracks;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("tracks by invoice")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Tracks, M::Error> {
                let mut tracks = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    tracks.push(entry);
                }
                Ok(Tracks(tracks))
            }
        }
        deserializer.deserialize_map(Read)
    }
}
