//! Files that a person has are looked at, taken in, and what the bank does not make certain is placed.

use crate::desk::at_a_desk;

const TABLE: &str = "Debiteurnummer;Naam;E-mail;Factuurnummer;Factuurdatum;Vervaldatum;Bedrag;Openstaand\n\
    9001;Bakkerij De Proef;proef@klant.example;T-1;01-10-2026;15-10-2026;121,00;121,00\n\
    9001;Bakkerij De Proef;proef@klant.example;T-2;01-10-2026;15-10-2026;veel;veel\n\
    9001;Bakkerij De Proef;proef@klant.example;T-3;05-10-2026;19-10-2026;363,00;363,00\n";

const STATEMENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
<GrpHdr><MsgId>P1</MsgId><CreDtTm>2026-10-20T08:00:00</CreDtTm></GrpHdr>
<Stmt><Id>P1</Id><CreDtTm>2026-10-20T08:00:00</CreDtTm><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-10-20</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">363.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-10-20</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">363.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-10-20</Dt></BookgDt><ValDt><Dt>2026-10-20</Dt></ValDt>
<AcctSvcrRef>PROEF1</AcctSvcrRef><BkTxCd><Prtry><Cd>100</Cd></Prtry></BkTxCd>
<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Oma van de Proef</Nm></Dbtr><DbtrAcct><Id><IBAN>NL02RABO0123456789</IBAN></Id></DbtrAcct></RltdPties>
<RmtInf><Ustrd>dank voor het brood</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>"#;

#[test]
fn files_are_looked_at_taken_in_and_their_payment_placed_and_taken_back() {
    at_a_desk(async |desk| {
        desk.log_in().await;
        let table = desk.house.write("openstaand.csv", TABLE);
        let bank = desk.house.write("bank.xml", STATEMENT);
        desk.goto("/import").await;
        desk.choose_files("#files", &[&table, &bank]).await;

        // Nothing is stored yet: first what the files would do.
        desk.until("the look at the files", "document.querySelector('form[action$=\"/confirm\"]')").await;
        let look = desk.text("#stage").await;
        assert!(look.contains("openstaand.csv") && look.contains("bank.xml"), "{look}");
        assert!(look.contains("Facturen 2 nieuw"), "{look}");
        let problems = desk.text(".problems").await;
        assert!(
            problems.contains('3') && problems.contains("veel"),
            "the line that is not understood: {problems}"
        );

        desk.click("form[action$=\"/confirm\"] .act-foot .primary").await;
        desk.until("the end of the import", "document.querySelector('#stage .done')").await;
        let done = desk.text("#stage .done").await;
        assert!(done.contains("Ingelezen"), "{done}");
        desk.goto("/customers?q=proef").await;
        assert!(desk.text("main").await.contains("Bakkerij De Proef"));

        // The same table again is known.
        desk.goto("/import").await;
        desk.choose_files("#files", &[&table]).await;
        desk.until("the second look", "document.querySelector('form[action$=\"/confirm\"]')").await;
        let again = desk.text("#stage").await;
        assert!(!again.contains("Facturen 2 nieuw"), "{again}");

        let waiting = "[...document.querySelectorAll('.payment')].find(row => row.innerText.includes('Oma van de Proef'))";
        desk.goto("/payments").await;
        desk.until("the payment that is not certain", waiting).await;
        let row = desk.ask(&format!("{waiting}.id")).await;
        let row = format!("#{}", row.as_str().expect("a payment has a name"));
        desk.click(&format!("{row} .find-other input[type=search]")).await;
        desk.type_word("T-3").await;
        let found = format!(
            "[...document.querySelectorAll('{row} .candidate')].find(line => line.innerText.includes('T-3'))"
        );
        desk.until("the invoice that was looked for", &found).await;
        if desk.ask(&format!("{found}.querySelector('[name=invoice]').checked")).await == false {
            let value = desk.ask(&format!("{found}.querySelector('[name=invoice]').value")).await;
            let value = value.as_str().expect("an invoice has a number").to_owned();
            desk.click(&format!("{row} input[name=invoice][value=\"{value}\"]")).await;
        }
        desk.click(&format!("{row} [data-key=g]")).await;
        desk.until("that it is placed", "document.querySelector('.notice')?.innerText.includes('gekoppeld')")
            .await;
        assert_eq!(desk.ask(&format!("!{waiting}")).await, true, "it waits no more");
        desk.click(".notice button").await;
        desk.until("that it waits again", waiting).await;
        assert_eq!(desk.browser.console_errors().await, Vec::<String>::new());
    });
}
