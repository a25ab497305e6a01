//! Statements, ageing and the pages of files over HTTP: what stands there, what a press does.

use axum::http::StatusCode;

use crate::world::{CSV, World};

const SECOND: &str = "Factuurnummer;Naam;Factuurdatum;Vervaldatum;Openstaand\n\
    2026-17;Bakkerij De Molen;19-02-2026;19-03-2026;1.210,00\n\
    2026-19;Bakkerij De Molen;20-02-2026;wanneer het uitkomt;50,00\n";

async fn import(world: &World, name: &str, text: &str, fields: &[(&str, &str)]) {
    let at = world.drop_file(name, text).await;
    world.post(&format!("{at}/confirm"), fields).await;
    let done = world.until_done(&at).await;
    assert!(done.contains("Ingelezen"), "{done}");
}

#[tokio::test]
async fn a_customers_statement_adds_up_and_is_saved_as_a_table() {
    let world = World::new();
    world.owing_and_paying(121_000, 100_000);
    let page = world.get("/customers/1/statement").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    for words in ["Rekeningoverzicht", "Beginsaldo", "2026-17", "Eindsaldo", "1.210,00", "min tegoed"] {
        assert!(page.body.contains(words), "{words} is not in {}", page.body);
    }
    let sheet = world.get("/customers/1/statement?form=csv").await;
    assert!(
        sheet.body.starts_with('\u{feff}') && sheet.body.contains("19-02-2026;Factuur;2026-17;"),
        "{}",
        sheet.body
    );
    let json = world.get("/customers/1/statement?form=json&from=2026-03-01").await;
    assert!(json.body.contains("\"opening_cents\":121000"), "{}", json.body);
    let all = world.get("/statement").await;
    assert!(all.body.contains("/customers/1/statement?from="), "{}", all.body);
    assert_eq!(world.get("/customers/99/statement").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_figure_of_the_ageing_leads_to_its_invoices() {
    let world = World::new();
    import(&world, "openstaand.csv", CSV, &[]).await;
    let page = world.get("/ageing").await;
    // Due on 5 March, seven days ago.
    assert!(
        page.body.contains("/ageing/invoices?by=books&amp;currency=EUR&amp;bucket=1")
            || page.body.contains("/ageing/invoices?by=books&#38;currency=EUR&#38;bucket=1"),
        "{}",
        page.body
    );
    let lines = world.get("/ageing/invoices?by=books&currency=EUR&bucket=1").await;
    assert!(lines.body.contains("2026-17") && lines.body.contains("2026-18"), "{}", lines.body);
    assert!(lines.body.contains("1.290,00"), "they sum to the figure: {}", lines.body);
    let of_one = world.get("/ageing/invoices?by=books&currency=EUR&bucket=1&customer=2").await;
    assert!(!of_one.body.contains("2026-17"), "{}", of_one.body);
    let empty = world.get("/ageing/invoices?by=agreed&currency=EUR&bucket=4").await;
    assert!(empty.body.contains("Er staat niets open"), "{}", empty.body);
    let sheet = world.get("/ageing?form=csv").await;
    assert!(
        sheet.body.contains(";Totaal;0,00;1290,00;0,00;0,00;0,00;1290,00;0,00;1290,00;EUR"),
        "{}",
        sheet.body
    );
}

#[tokio::test]
async fn the_page_of_a_file_tells_what_was_taken_and_what_was_not() {
    let world = World::new();
    import(&world, "een.csv", CSV, &[]).await;
    import(&world, "twee.csv", SECOND, &[]).await;
    let list = world.get("/import").await;
    assert!(list.body.contains("href=\"/import/2\""), "{}", list.body);
    let page = world.get("/import/2").await;
    for words in
        ["twee.csv", "Vervaldatum gewijzigd", "05-03-2026", "19-03-2026", "regel 2", "wanneer het uitkomt"]
    {
        assert!(page.body.contains(words), "{words} is not in {}", page.body);
    }
    let original = world.get("/import/2/original").await;
    assert_eq!(original.body, SECOND);
    let differences = world.get("/differences").await;
    assert!(differences.body.contains("/import/2#due_changed"), "{}", differences.body);
    let again = world.get("/import/2?again=yes").await;
    assert!(again.body.contains("er is niets anders"), "{}", again.body);
    let read = world.post("/import/2/again", &[]).await;
    assert_eq!(read.location.as_deref(), Some("/import/2?said=read-again"));
    assert_eq!(world.get("/import/99").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.post("/import/99/again", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_a_list_does_not_name_is_closed_by_a_person_and_opened_again() {
    let world = World::new();
    import(&world, "een.csv", CSV, &[]).await;
    let numbers = world.app().store.invoice_numbers(world.client().id).unwrap();
    let (_, customer, invoice) = numbers.into_iter().find(|(number, ..)| number == "2026-18").unwrap();
    let shorter = CSV.lines().take(2).map(|line| format!("{line}\n")).collect::<String>();
    import(&world, "twee.csv", &shorter, &[]).await;
    assert_eq!(world.open(invoice), 8_000, "nothing is closed by itself");
    let page = world.get("/import/2").await;
    assert!(page.body.contains("/import/2/full-list") && page.body.contains("2026-18"), "{}", page.body);
    let said = world.post("/import/2/full-list", &[]).await;
    assert_eq!(said.location.as_deref(), Some("/import/2?said=gone-paid"));
    assert_eq!(world.open(invoice), 0);
    let page = world.get("/import/2").await;
    assert!(page.body.contains("/import/2/reopen"), "{}", page.body);
    let fields = [("customer", customer.to_string()), ("invoice", invoice.to_string())];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let said = world.post("/import/2/reopen", &fields).await;
    assert_eq!(said.location.as_deref(), Some("/import/2?said=open-again"));
    assert_eq!(world.open(invoice), 8_000);
    // Remembered for these headings: said once, it holds for the next list.
    import(&world, "drie.csv", &shorter.replace("1.210,00", "1.200,00"), &[]).await;
    assert_eq!(world.open(invoice), 0);
}

#[tokio::test]
async fn a_list_is_said_to_be_full_while_it_is_imported() {
    let world = World::new();
    import(&world, "een.csv", CSV, &[]).await;
    let shorter = CSV.lines().take(2).map(|line| format!("{line}\n")).collect::<String>();
    let at = world.drop_file("twee.csv", &shorter).await;
    assert!(world.get(&at).await.body.contains("name=\"full-list\""));
    world.post(&format!("{at}/confirm"), &[("full-list", "yes")]).await;
    let done = world.until_done(&at).await;
    assert!(done.contains("geldt als betaald"), "{done}");
}

/// A statement of one day, with its balances.
fn statement(on: &str, opening: i64, closing: i64) -> String {
    let balance = |code: &str, euros: i64| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{euros}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{on}</Dt></Dt></Bal>"
        )
    };
    let paid = closing - opening;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>\
         <Stmt><Id>S{on}</Id><FrToDt><FrDtTm>{on}T00:00:00</FrDtTm><ToDtTm>{on}T23:59:59</ToDtTm></FrToDt>\
         <Acct><Id><IBAN>NL02ABNA0123456789</IBAN></Id><Ccy>EUR</Ccy></Acct>{}{}\
         <Ntry><Amt Ccy=\"EUR\">{paid}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{on}</Dt></BookgDt><AcctSvcrRef>R{on}</AcctSvcrRef></Ntry>\
         </Stmt></BkToCstmrStmt></Document>",
        balance("OPBD", opening),
        balance("CLBD", closing)
    )
}

#[tokio::test]
async fn a_missing_statement_is_told_on_today_and_goes_when_it_comes() {
    let world = World::new();
    import(&world, "a.xml", &statement("2026-03-09", 100, 200), &[]).await;
    import(&world, "c.xml", &statement("2026-03-11", 300, 400), &[]).await;
    let today = world.get("/today").await;
    assert!(today.body.contains("Er ontbreken bankafschriften"), "{}", today.body);
    let page = world.get("/differences").await;
    assert!(page.body.contains("09-03-2026") && page.body.contains("100,00"), "{}", page.body);
    import(&world, "b.xml", &statement("2026-03-10", 200, 300), &[]).await;
    assert!(!world.get("/today").await.body.contains("Er ontbreken bankafschriften"));
    let left_out = [("account", "NL02ABNA0123456789"), ("counts", "no")];
    let said = world.post("/differences/accounts", &left_out).await;
    assert_eq!(said.location.as_deref(), Some("/differences?said=account-out"));
    assert_eq!(world.client().bank_through, None, "no account counts any more");
    world.post("/differences/accounts", &[("account", "NL02ABNA0123456789"), ("counts", "yes")]).await;
    assert_eq!(world.client().bank_through.map(|day| day.to_string()).as_deref(), Some("2026-03-11"));
}
