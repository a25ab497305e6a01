//! The demo's mailer: a folder of `.eml` files, and on the last day two things that happen to
//! everybody: an address that is not known any more, and a connection that breaks at the wrong
//! moment.

use channels::{Delivery, FolderMailer, Mailer};
use domain::Date;

use crate::demo::script::Script;

#[derive(Clone)]
pub struct Postman {
    folder: FolderMailer,
    unknown_address: Option<String>,
    lost_on_the_way: Option<String>,
}

impl Postman {
    pub fn new(folder: FolderMailer, script: &Script, day: Date) -> Postman {
        let last = |address: &String| (day == script.stage.last).then(|| address.clone());
        Postman {
            folder,
            unknown_address: last(&script.unknown_address),
            lost_on_the_way: last(&script.lost_on_the_way),
        }
    }
}

impl Mailer for Postman {
    fn deliver(&self, from: &str, to: &str, bytes: &[u8]) -> Delivery {
        if self.unknown_address.as_deref() == Some(to) {
            let answer = "550 5.1.1 mailbox unavailable".to_owned();
            return Delivery::Refused { permanent: true, answer };
        }
        if self.lost_on_the_way.as_deref() == Some(to) {
            let answer = "the connection broke after the last byte; no answer came".to_owned();
            return Delivery::Unknown { answer };
        }
        self.folder.deliver(from, to, bytes)
    }

    fn name(&self) -> &str {
        self.folder.name()
    }

    fn keeps_everything(&self) -> bool {
        self.folder.keeps_everything()
    }

    fn lane(&self) -> Box<dyn Mailer> {
        Box::new(self.clone())
    }
}
