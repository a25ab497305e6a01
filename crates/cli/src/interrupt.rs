//! Ctrl-C. While something is decided or stored it ends the program at once: every transaction is
//! whole or not there. While messages leave, each lane first finishes the one that it has.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// As shells say it: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

#[derive(Clone, Default)]
pub struct Interrupt {
    came: Arc<AtomicBool>,
    ends_in_order: Arc<AtomicBool>,
}

impl Interrupt {
    /// Listens from now on. Where the system gives no such signal, nothing changes.
    pub fn listen() -> Interrupt {
        let interrupt = Interrupt::default();
        let heard = interrupt.clone();
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
            return interrupt;
        };
        std::thread::spawn(move || {
            runtime.block_on(async {
                while tokio::signal::ctrl_c().await.is_ok() {
                    // A second time means it.
                    let again = heard.came.swap(true, Ordering::Relaxed);
                    if again || !heard.ends_in_order.load(Ordering::Relaxed) {
                        std::process::exit(INTERRUPTED);
                    }
                }
            });
        });
        interrupt
    }

    /// Does something that ends in good order when the flag is set.
    pub fn in_order<T>(&self, work: impl FnOnce(&AtomicBool) -> T) -> T {
        self.ends_in_order.store(true, Ordering::Relaxed);
        let done = work(&self.came);
        self.ends_in_order.store(false, Ordering::Relaxed);
        done
    }

    pub fn came(&self) -> bool {
        self.came.load(Ordering::Relaxed)
    }
}
