//! Workflows: where Moneybird keeps the payment term, and whether it reminds by itself.

use crate::fields::Fields;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workflow {
    pub id: String,
    pub name: String,
    pub is_default: bool,
    pub active: bool,
    pub language: Option<String>,
    pub currency: Option<String>,
    /// Days to pay: the first step.
    pub days: i32,
    /// A step sends its reminder without anybody pressing a button.
    pub reminds: bool,
    /// The customer's bank is asked, not the customer.
    pub collects: bool,
}

impl Workflow {
    /// `None`: not about invoices.
    pub fn read(told: Fields) -> Option<Workflow> {
        if told.text("type").is_some_and(|kind| kind != "InvoiceWorkflow") {
            return None;
        }
        let steps: Vec<Fields> = told.list("steps").collect();
        let first = steps.iter().min_by_key(|step| step.number("step_order").unwrap_or(i64::MAX))?;
        Some(Workflow {
            id: told.text("id")?,
            name: told.text("name").unwrap_or_default(),
            is_default: told.yes("default"),
            active: told.yes("active"),
            language: told.text("language"),
            currency: told.text("currency"),
            days: first.days("due_interval")?,
            reminds: steps.iter().any(|step| step.yes("reminder_auto_send")),
            collects: told.text("collection_method").is_some(),
        })
    }
}

/// The workflow that a contact's invoices go by: its own, else that of the administration.
pub fn of_contact<'a>(workflows: &'a [Workflow], own: Option<&str>) -> Option<&'a Workflow> {
    let chosen = workflows.iter().find(|workflow| own == Some(workflow.id.as_str()));
    chosen.or_else(|| workflows.iter().find(|workflow| workflow.is_default))
}

/// The workflow with this term that differs least from the present one in what else it does.
pub fn with_term<'a>(workflows: &'a [Workflow], days: i32, now: Option<&Workflow>) -> Option<&'a Workflow> {
    let fits = workflows.iter().filter(|workflow| workflow.active && workflow.days == days);
    let differs = |workflow: &&Workflow| {
        let now = now?;
        let same = [
            workflow.currency == now.currency,
            workflow.language == now.language,
            workflow.collects == now.collects,
        ];
        Some(same.into_iter().filter(|same| !same).count())
    };
    fits.min_by_key(|workflow| (differs(workflow), workflow.reminds, !workflow.is_default))
}
