//! What care remembers: scores, what hurts, good words.

use crate::care::{AmbassadorMoment, CareTalk, GoodWord, Moment, ScoreSaid};
use crate::date::Date;
use crate::dossier::{Dossier, Score};

impl Dossier {
    pub(super) fn scored(&mut self, on: Date, nps: u8, said: Option<&ScoreSaid>) {
        let given = said.and_then(|said| said.given).unwrap_or(on);
        let scores = &mut self.state.care.scores;
        scores.push((given, nps));
        scores.sort();
        // An old score that is told later says nothing about today.
        if self.state.score.is_some_and(|known| known.on > given) {
            return;
        }
        let low = nps <= 6;
        self.state.score = Some(Score { nps, on: given, cared: !low, manual: low });
    }

    pub(super) fn care_talk(&mut self, on: Date, talk: &CareTalk) {
        self.state.care.talks.push(CareTalk { on, ..talk.clone() });
        // That was the talk for which reminders waited.
        if let Some(score) = &mut self.state.score {
            score.manual = false;
        }
    }

    pub(super) fn pain_solved(&mut self, on: Date, place: usize) {
        if let Some(talk) = self.state.care.talks.get_mut(place) {
            talk.solved = talk.solved.or(Some(on));
        }
    }

    pub(super) fn asked_for(&mut self, on: Date, what: GoodWord, moment: Moment) {
        let moment = AmbassadorMoment { what, moment, asked: on, answered: None, words: None };
        self.state.care.moments.push(moment);
    }

    pub(super) fn good_word(&mut self, on: Date, what: GoodWord, given: bool, words: Option<&String>) {
        let open = |moment: &&mut AmbassadorMoment| moment.what == what && moment.answered.is_none();
        match self.state.care.moments.iter_mut().rfind(open) {
            Some(moment) => {
                moment.answered = Some((on, given));
                moment.words = words.cloned();
            }
            // Nobody asked: the best kind.
            None if given => self.state.care.moments.push(AmbassadorMoment {
                what,
                moment: Moment::Person,
                asked: on,
                answered: Some((on, true)),
                words: words.cloned(),
            }),
            None => {}
        }
    }
}
