//! Records as an event log in IEEE XES, for programs that draw and compare processes: one trace a
//! record, one event of it an event.
//!
//! The standard extensions concept, time, organizational and lifecycle carry what they can; what the
//! record knows more stands under its own name. Clock times are those of the school, written as if
//! in UTC, since a record knows no zone; where none is known it is midnight and `time_known` is false.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, Event as Xml};

use super::facts::{self, FreeText};
use crate::record::{Event, Record, Time, Value as _};

/// A standard extension: its name, its prefix, and where it is defined.
const EXTENSIONS: [(&str, &str, &str); 4] = [
    ("Concept", "concept", "http://www.xes-standard.org/concept.xesext"),
    ("Time", "time", "http://www.xes-standard.org/time.xesext"),
    ("Organizational", "org", "http://www.xes-standard.org/org.xesext"),
    ("Lifecycle", "lifecycle", "http://www.xes-standard.org/lifecycle.xesext"),
];

/// An event log that is being written.
pub struct Log<'w> {
    xml: Writer<&'w mut dyn Write>,
    words: FreeText,
}

impl<'w> Log<'w> {
    /// A log without traces yet.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(out: &'w mut dyn Write, words: FreeText) -> io::Result<Self> {
        let mut log = Self { xml: Writer::new_with_indent(out, b' ', 1), words };
        log.xml.write_event(Xml::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let mut start = BytesStart::new("log");
        start.push_attribute(("xes.version", "2.0"));
        start.push_attribute(("xes.features", ""));
        start.push_attribute(("xmlns", "http://www.xes-standard.org/"));
        log.xml.write_event(Xml::Start(start))?;
        for (name, prefix, uri) in EXTENSIONS {
            let mut extension = BytesStart::new("extension");
            extension.push_attribute(("name", name));
            extension.push_attribute(("prefix", prefix));
            extension.push_attribute(("uri", uri));
            log.xml.write_event(Xml::Empty(extension))?;
        }
        log.global("trace", &["concept:name"])?;
        log.global("event", &["concept:name", "lifecycle:transition"])?;
        let mut classifier = BytesStart::new("classifier");
        classifier.push_attribute(("name", "Activity"));
        classifier.push_attribute(("keys", "concept:name"));
        log.xml.write_event(Xml::Empty(classifier))?;
        log.attribute("string", "concept:name", "Niet-pluis")?;
        Ok(log)
    }

    /// Adds a record.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn record(&mut self, record: &Record) -> io::Result<()> {
        self.xml.write_event(Xml::Start(BytesStart::new("trace")))?;
        self.attribute("string", "concept:name", record.name())?;
        self.attribute("string", "nature", facts::nature(record))?;
        self.attribute("string", "route", record.route.name())?;
        for event in facts::in_order(record) {
            self.event(event)?;
        }
        self.xml.write_event(Xml::End(BytesEnd::new("trace")))
    }

    /// Closes the log.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        self.xml.write_event(Xml::End(BytesEnd::new("log")))?;
        self.xml.get_mut().write_all(b"\n")
    }

    fn event(&mut self, event: &Event) -> io::Result<()> {
        self.xml.write_event(Xml::Start(BytesStart::new("event")))?;
        self.attribute("string", "concept:name", event.what.kind().name())?;
        self.attribute("string", "lifecycle:transition", "complete")?;
        let clock = event.at.map_or_else(|| "00:00".to_owned(), |at: Time| at.to_string());
        self.attribute("date", "time:timestamp", &format!("{}T{clock}:00.000+00:00", event.on))?;
        self.attribute("boolean", "time_known", if event.at.is_some() { "true" } else { "false" })?;
        if !event.by.is_empty() {
            self.attribute("string", "org:resource", &facts::aliases(&event.by))?;
            self.attribute("string", "org:role", &facts::roles(&event.by))?;
        }
        if !event.what.parties().is_empty() {
            self.attribute("string", "with", &facts::aliases(event.what.parties()))?;
            self.attribute("string", "with_role", &facts::roles(event.what.parties()))?;
        }
        self.attribute("string", "event", &event.id)?;
        self.attribute("int", "step", &event.what.kind().step().to_string())?;
        let (recorded, on, place) = facts::recorded(event.recorded);
        for (key, value) in [("recorded", recorded), ("recorded_on", &on), ("place", place)] {
            if !value.is_empty() {
                self.attribute("string", key, value)?;
            }
        }
        for (field, value) in facts::answers(&event.what) {
            self.attribute("string", &format!("{}.{field}", event.what.kind().name()), &value)?;
        }
        let words = facts::words(event);
        if self.words == FreeText::Kept && !words.is_empty() {
            self.attribute("string", "words", &words)?;
        }
        self.xml.write_event(Xml::End(BytesEnd::new("event")))
    }

    /// What every trace or event has, with a value for one that should miss it.
    fn global(&mut self, scope: &str, keys: &[&str]) -> io::Result<()> {
        let mut start = BytesStart::new("global");
        start.push_attribute(("scope", scope));
        self.xml.write_event(Xml::Start(start))?;
        for key in keys {
            let value = if *key == "lifecycle:transition" { "complete" } else { "unknown" };
            self.attribute("string", key, value)?;
        }
        self.xml.write_event(Xml::End(BytesEnd::new("global")))
    }

    fn attribute(&mut self, sort: &str, key: &str, value: &str) -> io::Result<()> {
        let mut attribute = BytesStart::new(sort);
        attribute.push_attribute(("key", key));
        attribute.push_attribute(("value", allowed(value).as_str()));
        self.xml.write_event(Xml::Empty(attribute))
    }
}

/// A text without the characters that XML 1.0 knows no way to write.
fn allowed(text: &str) -> String {
    let fits = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).filter(fits).collect()
}
