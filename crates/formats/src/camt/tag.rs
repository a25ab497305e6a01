//! The elements of a bank statement that carry facts, as small values: comparing them costs
//! nothing, and a file has sixty of them for each entry.

macro_rules! tags {
    ($($name:ident = $text:literal),+ $(,)?) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Tag { Other, $($name),+ }

        impl Tag {
            pub(crate) fn of(name: &str) -> Tag {
                // Byte patterns become a decision tree, texts would be compared one by one.
                match name.as_bytes() {
                    $($text => Tag::$name,)+
                    _ => Tag::Other,
                }
            }
        }
    };
}

tags! {
    Acct = b"Acct", AcctSvcrRef = b"AcctSvcrRef", AddtlNtryInf = b"AddtlNtryInf",
    AddtlRmtInf = b"AddtlRmtInf", AddtlTxInf = b"AddtlTxInf", Amt = b"Amt", AmtDtls = b"AmtDtls",
    Bal = b"Bal", BkTxCd = b"BkTxCd", BookgDt = b"BookgDt", Btch = b"Btch", Ccy = b"Ccy", Cd = b"Cd",
    CdOrPrtry = b"CdOrPrtry", CdtDbtInd = b"CdtDbtInd", Cdtr = b"Cdtr", CdtrAcct = b"CdtrAcct",
    CdtrRefInf = b"CdtrRefInf", Dbtr = b"Dbtr", DbtrAcct = b"DbtrAcct", Domn = b"Domn", Dt = b"Dt",
    DtTm = b"DtTm", ElctrncSeqNb = b"ElctrncSeqNb", EndToEndId = b"EndToEndId", Fmly = b"Fmly",
    FrDtTm = b"FrDtTm", FrToDt = b"FrToDt", Iban = b"IBAN", Id = b"Id", InstdAmt = b"InstdAmt",
    LglSeqNb = b"LglSeqNb", MndtId = b"MndtId", Nb = b"Nb", NbOfTxs = b"NbOfTxs", Nm = b"Nm",
    Ntfctn = b"Ntfctn", Ntry = b"Ntry", NtryRef = b"NtryRef", Othr = b"Othr", Prtry = b"Prtry",
    Pty = b"Pty", Ref = b"Ref", Refs = b"Refs", RfrdDocInf = b"RfrdDocInf", RmtInf = b"RmtInf",
    RltdPties = b"RltdPties", Rpt = b"Rpt", Rsn = b"Rsn", RtrInf = b"RtrInf", RvslInd = b"RvslInd",
    Stmt = b"Stmt", Strd = b"Strd", Sts = b"Sts", SubFmlyCd = b"SubFmlyCd", ToDtTm = b"ToDtTm",
    Tp = b"Tp", TxAmt = b"TxAmt", TxDtls = b"TxDtls", TxId = b"TxId", UltmtCdtr = b"UltmtCdtr",
    UltmtDbtr = b"UltmtDbtr", Ustrd = b"Ustrd", ValDt = b"ValDt",
}
