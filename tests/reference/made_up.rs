//! Made-up rules and records: anything the language and the vocabulary allow.

use nietpluis::protocol::{Condition, Pattern, Protocol, PupilTest, RANKED, RoundStart};
use nietpluis::record::{
    Activity, Answer, Date, Event, Place, Record, Recorded, Role, Route, SchoolType, Time,
};
use serde_json::{Map, Value, json};

/// Dice of one seed: splitmix64.
pub struct Dice(pub u64);

impl Dice {
    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides.max(1) as u64).expect("small")
    }

    pub fn one_in(&mut self, times: usize) -> bool {
        self.throw(times) == 0
    }

    pub fn pick<'t, T>(&mut self, among: &'t [T]) -> &'t T {
        let index = self.throw(among.len());
        &among[index]
    }

    fn some<T: Copy>(&mut self, among: &[T]) -> Vec<T> {
        let chosen: Vec<T> = among.iter().copied().filter(|_| self.one_in(2)).collect();
        if chosen.is_empty() { vec![among[0]] } else { chosen }
    }
}

/// What conditions are made of.
pub struct Vocabulary {
    pub patterns: Vec<Pattern>,
    names: Vec<String>,
    terms: Vec<String>,
    phrase: String,
    activity: Value,
}

impl Vocabulary {
    pub fn of(protocol: &Protocol) -> Self {
        let mut patterns: Vec<Pattern> = Vec::new();
        let mut add = |condition: &Condition| {
            condition.walk(&mut |part| patterns.extend(part.pattern().cloned()));
        };
        for rule in &protocol.rules {
            let parts = rule.parts.iter().map(|it| &it.require);
            rule.when.iter().chain(&rule.require).chain(parts).for_each(&mut add);
        }
        protocol.definitions.iter().for_each(|it| add(&it.is));
        // Each field of a pattern alone is a pattern too.
        let alone: Vec<Pattern> = patterns.iter().flat_map(Pattern::by_field).map(|it| it.only).collect();
        patterns.extend(alone);
        let names = protocol.definitions.iter().map(|it| it.name.clone()).collect();
        let terms = protocol.pack.terms.iter().map(|it| it.id.clone()).collect();
        let phrase = protocol.pack.phrases[0].words[0].clone();
        let activity = serde_json::to_value(schemars::schema_for!(Activity)).expect("a schema");
        Self { patterns, names, terms, phrase, activity }
    }

    /// A condition no deeper than `deep`.
    pub fn condition(&self, dice: &mut Dice, deep: usize) -> Condition {
        let of = |dice: &mut Dice| dice.pick(&self.patterns).clone().into();
        let answers = |dice: &mut Dice| dice.some(Answer::ALL);
        let kinds = if deep == 0 { 23 } else { 30 };
        match dice.throw(kinds) {
            0 => ron::from_str(&format!("is({:?})", dice.pick(&self.names))).expect("a condition"),
            1 | 2 => Condition::Happened(of(dice)),
            3 => Condition::AtLeast { times: dice.throw(4), of: of(dice) },
            4 => Condition::Last(of(dice)),
            5 => Condition::This(of(dice)),
            6 => Condition::By(dice.some(&Role::ALL[..8])),
            7 => Condition::Recorded(dice.some(Place::ALL)),
            8 => {
                let fields =
                    ["in_doubt", "suspicion", "framework.unsafe", "risk", "text", "with", "report", "inputs"];
                Condition::Answered((*dice.pick(&fields)).to_owned())
            }
            9 => Condition::Reasoned((*dice.pick(&["risk", "framework.suspicion", "unsafe"])).to_owned()),
            10 => Condition::WeighsAll(of(dice)),
            11 => Condition::ByThen(of(dice)),
            12 => Condition::Before(of(dice)),
            13 => Condition::FromThen(of(dice)),
            14 => Condition::FromThenWithThem(of(dice)),
            15 => Condition::CoversParents,
            16 => Condition::SameDay(of(dice)),
            17 => {
                if dice.one_in(2) {
                    Condition::OfParent
                } else {
                    Condition::WithAuthority
                }
            }
            18 => Condition::Pupil(match dice.throw(6) {
                0 => PupilTest::Siblings(answers(dice)),
                1 => PupilTest::SiblingsAtSchool(answers(dice)),
                2 => PupilTest::PreviousTeacher(answers(dice)),
                3 => PupilTest::KnownCondition(answers(dice)),
                4 => PupilTest::NeighbourhoodTeamInvolved(answers(dice)),
                _ => PupilTest::SchoolType(dice.some(SchoolType::ALL)),
            }),
            19 => {
                if dice.one_in(2) {
                    Condition::Authority(answers(dice))
                } else {
                    Condition::Route(dice.some(Route::ALL))
                }
            }
            20 => {
                use RoundStart::{AfterClosing, AfterDecisionToReport, AfterHelp, AfterReport, First};
                let starts = [First, AfterReport, AfterDecisionToReport, AfterHelp, AfterClosing];
                if dice.one_in(3) { Condition::Linked } else { Condition::Round(dice.some(&starts)) }
            }
            21 => match dice.throw(4) {
                0 => Condition::MorePeople { than: dice.throw(4), of: of(dice) },
                1 => Condition::Phrases(dice.throw(3)),
                2 => Condition::Since(of(dice)),
                _ => Condition::Lower((*dice.pick(&RANKED)).to_owned()),
            },
            22 => {
                let term = dice.pick(&self.terms).clone();
                if dice.one_in(2) {
                    Condition::InTime { term, of: of(dice) }
                } else {
                    Condition::LongAfter { term, of: of(dice) }
                }
            }
            23 => Condition::Not(Box::new(self.condition(dice, deep - 1))),
            24 => Condition::Surely(Box::new(self.condition(dice, deep - 1))),
            25 => Condition::Some { of: of(dice), is: Box::new(self.condition(dice, deep - 1)) },
            26 => Condition::Every { of: of(dice), is: Box::new(self.condition(dice, deep - 1)) },
            27 => Condition::OnDays {
                days: dice.throw(4),
                of: of(dice),
                is: (!dice.one_in(4)).then(|| Box::new(self.condition(dice, deep - 1))),
            },
            kind => {
                let parts = (0..=dice.throw(3)).map(|_| self.condition(dice, deep - 1)).collect();
                if kind == 28 { Condition::All(parts) } else { Condition::Any(parts) }
            }
        }
    }

    /// A record of anything, on few days so that much happens on one.
    pub fn record(&self, dice: &mut Dice) -> Record {
        let many = dice.one_in(40);
        let count = if many { 70 + dice.throw(70) } else { dice.throw(13) };
        let only = many.then(|| dice.throw(usize::MAX));
        let mut events: Vec<Event> = Vec::new();
        for index in 0..count {
            let ids: Vec<String> = (0..count).map(|it| format!("e{it}")).collect();
            let what = self.activity(dice, only.filter(|_| index % 4 != 0), &ids);
            events.push(Event {
                id: format!("e{index}"),
                on: day(dice.throw(16)),
                at: dice
                    .one_in(2)
                    .then(|| Time::parse(["09:00", "10:00", "11:30"][dice.throw(3)]).expect("a time")),
                by: serde_json::from_value(json!(parties(dice))).expect("parties"),
                recorded: match dice.throw(4) {
                    0 => Recorded::Unknown,
                    1 => Recorded::No,
                    _ => Recorded::Yes { on: day(dice.throw(20)), place: *dice.pick(Place::ALL) },
                },
                what,
                note: if dice.one_in(6) { format!("nou {} zeg", self.phrase) } else { String::new() },
            });
        }
        let answer = |dice: &mut Dice| dice.pick(Answer::ALL).to_owned();
        let value = json!({
            "format": 1, "nature": "practice", "route": dice.pick(Route::ALL),
            "pupil": { "alias": "K1", "siblings": answer(dice), "siblings_at_school": answer(dice), "previous_teacher": answer(dice),
                "known_condition": answer(dice), "neighbourhood_team_involved": answer(dice), "school_type": dice.pick(SchoolType::ALL) },
            "parents": (0..dice.throw(3)).map(|it| json!({ "alias": format!("P{}", it + 1), "authority": answer(dice) })).collect::<Vec<_>>(),
            "not_done": if dice.one_in(4) { vec![json!({ "activity": "conversation", "reason": self.phrase, "on": dice.one_in(2).then(|| day(dice.throw(16))) })] } else { vec![] },
            "linked": if dice.one_in(3) { vec!["K2"] } else { vec![] },
        });
        let mut record: Record = serde_json::from_value(value).expect("a record");
        record.events = events;
        record
    }

    fn activity(&self, dice: &mut Dice, only: Option<usize>, ids: &[String]) -> Activity {
        let variants = self.activity["oneOf"].as_array().expect("variants");
        let chosen = only.unwrap_or_else(|| dice.throw(usize::MAX));
        let variant = &variants[chosen % variants.len()];
        let value = self.instance(variant, "", dice, ids);
        serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"))
    }

    /// Anything that a schema allows.
    fn instance(&self, schema: &Value, field: &str, dice: &mut Dice, ids: &[String]) -> Value {
        if let Some(named) = schema["$ref"].as_str() {
            let definition = &self.activity["$defs"][named.trim_start_matches("#/$defs/")];
            return self.instance(definition, field, dice, ids);
        }
        if let Some(value) = schema.get("const") {
            return value.clone();
        }
        if let Some(values) = schema["enum"].as_array() {
            return dice.pick(values).clone();
        }
        for key in ["oneOf", "anyOf"] {
            if let Some(ways) = schema[key].as_array() {
                let way = dice.pick(ways).clone();
                return self.instance(&way, field, dice, ids);
            }
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) => dice.pick(kinds).as_str().unwrap_or("null").to_owned(),
            kind => kind.as_str().unwrap_or("null").to_owned(),
        };
        match kind.as_str() {
            "object" => {
                let mut fields = Map::new();
                let required: Vec<&str> =
                    schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                for (name, of) in schema["properties"].as_object().into_iter().flatten() {
                    if required.contains(&name.as_str()) || !dice.one_in(3) {
                        fields.insert(name.clone(), self.instance(of, name, dice, ids));
                    }
                }
                Value::Object(fields)
            }
            "array" => {
                let count = dice.throw(3);
                (0..count).map(|_| self.instance(&schema["items"], field, dice, ids)).collect()
            }
            "string" if schema.get("pattern").is_some() => json!(day(dice.throw(30))),
            "string" => match field {
                "inputs" | "supported_by" | "because_of" => json!(dice.pick(ids)),
                "alias" | "parent" => json!(dice.pick(&["P1", "P2", "L1"])),
                "reasons" => json!(dice.pick(&["risk", "framework.suspicion", "unsafe"])),
                _ => json!(dice.pick(&["", " ", "x", self.phrase.as_str()])),
            },
            _ => Value::Null,
        }
    }
}

fn parties(dice: &mut Dice) -> Vec<Value> {
    let alias = |dice: &mut Dice| *dice.pick(&[None, Some("L1"), Some("L2")]);
    (0..dice.throw(3)).map(|_| json!({ "role": dice.pick(Role::ALL), "alias": alias(dice) })).collect()
}

pub fn day(number: usize) -> Date {
    let days = i32::try_from(number).expect("few days");
    Date::parse("2026-03-02").expect("a day").plus_days(days)
}
