//! The ways to reach a person. Dutch: *kanaal*.

use crate::named::named;

named! {
    /// A way to reach a person.
    Channel, "channel" {
        Email = "email",
        Phone = "phone",
        Whatsapp = "whatsapp",
        Sms = "sms",
        Post = "post",
        Visit = "visit",
        Portal = "portal",
    }
}

named! {
    /// The language in which a customer is spoken to.
    Language, "language" {
        Nl = "nl",
        En = "en",
    }
}

/// A small set of channels: one bit each, so that a dossier carries it for free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(from = "Vec<Channel>", into = "Vec<Channel>")]
pub struct Channels(u8);

impl Channels {
    pub const NONE: Channels = Channels(0);

    pub const fn of(channels: &[Channel]) -> Channels {
        let mut set = 0;
        let mut index = 0;
        while index < channels.len() {
            set |= 1 << channels[index] as u8;
            index += 1;
        }
        Channels(set)
    }

    pub const fn has(self, channel: Channel) -> bool {
        self.0 & (1 << channel as u8) != 0
    }

    pub fn add(&mut self, channel: Channel) {
        self.0 |= 1 << channel as u8;
    }

    pub fn remove(&mut self, channel: Channel) {
        self.0 &= !(1 << channel as u8);
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = Channel> {
        Channel::ALL.iter().copied().filter(move |channel| self.has(*channel))
    }
}

impl From<Vec<Channel>> for Channels {
    fn from(channels: Vec<Channel>) -> Channels {
        Channels::of(&channels)
    }
}

impl From<Channels> for Vec<Channel> {
    fn from(channels: Channels) -> Vec<Channel> {
        channels.iter().collect()
    }
}
