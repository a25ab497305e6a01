//! The clock and chance of the real world: the only place where they are read.

use app::Ids;
use app::deliver::Clock;
use domain::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;

pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the edge: everything else gets the time as an argument")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The same clock for connections, with patience of so many seconds at a time.
pub struct Patient(pub i64);

impl books::Patience for Patient {
    fn now(&self) -> Timestamp {
        SystemClock.now()
    }

    fn wait(&self, seconds: i64) -> bool {
        let Ok(wanted) = u64::try_from(seconds) else { return true };
        if seconds > self.0 {
            return false;
        }
        #[expect(clippy::disallowed_methods, reason = "the edge: a package said how long to wait")]
        std::thread::sleep(std::time::Duration::from_secs(wanted));
        true
    }
}

/// The civil day in this time zone.
pub fn today(now: Timestamp, zone: &TimeZone) -> Date {
    Date::from(now.to_zoned(zone.clone()).date())
}

/// Unguessable public ids: 26 letters and digits of base 32, 128 bits.
pub struct RandomIds;

const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Ids for RandomIds {
    fn public_id(&self) -> String {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        let mut number = u128::from_be_bytes(bytes);
        let mut id = [0; 26];
        for place in id.iter_mut().rev() {
            *place = LETTERS[(number % 32) as usize];
            number /= 32;
        }
        String::from_utf8_lossy(&id).into_owned()
    }
}

/// A row of ids from a seed: the same seed gives the same ids. For demos and measurements.
pub struct SeededIds(std::sync::atomic::AtomicU64);

impl SeededIds {
    pub fn new(seed: u64) -> SeededIds {
        SeededIds(std::sync::atomic::AtomicU64::new(seed << 32))
    }
}

impl Ids for SeededIds {
    fn public_id(&self) -> String {
        let count = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mixed = app::letter::sha256(&count.to_be_bytes());
        mixed.chars().take(26).collect()
    }
}
