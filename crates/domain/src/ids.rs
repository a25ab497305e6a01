//! Numbers by which the store knows things. They mean nothing to people; people know customers
//! and invoices by name and number.

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// Whose receivables they are. Every key in the store begins with it.
    ClientId
);
id!(CustomerId);
id!(InvoiceId);
id!(
    /// An open call, visit or task of one customer: counts up within the customer.
    TodoId
);
