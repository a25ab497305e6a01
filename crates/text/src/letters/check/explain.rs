//! A remark about a text, in the words of the interface (`letters.ftl`).

use super::TemplateProblem;
use crate::words::{WordValue, Words};

impl TemplateProblem {
    /// The remark in the language of the interface.
    pub fn explain(&self, words: &Words) -> String {
        let count = |number: usize| WordValue::from(number);
        match self {
            TemplateProblem::NoSubject => words.t("template-no-subject"),
            TemplateProblem::ControlCharacter => words.t("template-control-character"),
            TemplateProblem::MixedAddress => words.t("template-mixed-address"),
            TemplateProblem::UnknownPlaceholder { name } => {
                words.t_args("template-unknown-placeholder", &[("name", name.as_str().into())])
            }
            TemplateProblem::UnknownBlock { mark } => {
                words.t_args("template-unknown-block", &[("name", mark.as_str().into())])
            }
            TemplateProblem::NotAllowed { what } => {
                words.t_args("template-not-allowed", &[("name", what.as_str().into())])
            }
            TemplateProblem::TooLong { letters, allowed } => {
                words.t_args("template-too-long", &[("count", count(*letters)), ("allowed", count(*allowed))])
            }
            TemplateProblem::ForbiddenWord { word } => {
                words.t_args("template-forbidden-word", &[("name", word.as_str().into())])
            }
            TemplateProblem::Missing { element } => {
                let element = words.t(&format!("element-{}", element.word()));
                words.t_args("template-missing", &[("name", element.into())])
            }
            TemplateProblem::OtherTerm { what } => {
                words.t_args("template-other-term", &[("name", what.as_str().into())])
            }
            TemplateProblem::ManyWords { words: number, allowed } => words
                .t_args("template-many-words", &[("count", count(*number)), ("allowed", count(*allowed))]),
            TemplateProblem::LongSentences { words: number, allowed } => words.t_args(
                "template-long-sentences",
                &[("count", count(*number)), ("allowed", count(*allowed))],
            ),
            TemplateProblem::HardWord { word } => {
                words.t_args("template-hard-word", &[("name", word.as_str().into())])
            }
        }
    }
}
