//! Faults in files in Dutch, by their code, for people at the window. Authors of packs and scripts
//! read the English sentence with its details.

/// What is wrong with a file, in a Dutch sentence without its end.
#[must_use]
pub fn fault_nl(code: &str) -> &'static str {
    match code {
        "empty" => "Dit bestand is leeg",
        "unreadable" => "Dit bestand is er niet of mag niet worden gelezen",
        "not-a-file" => "Dit is een map, geen bestand",
        "too-large" => "Dit bestand is groter dan 20 MB",
        "not-utf8" => "Dit bestand is niet opgeslagen als UTF-8",
        "truncated" => "Dit bestand houdt te vroeg op; misschien is het niet helemaal gekopieerd",
        "unknown-field" => "In dit bestand staat een veld dat niet bestaat",
        "unknown-name" => "In dit bestand staat een naam die niet bestaat",
        "missing-field" => "In dit bestand ontbreekt een veld",
        "duplicate-field" => "In dit bestand staat een veld twee keer",
        "wrong-value" | "wrong-type" => "In dit bestand staat een waarde die daar niet past",
        "too-deep" => "In dit bestand staan te veel haakjes in elkaar",
        "future-format" => "Dit bestand is gemaakt met een nieuwere versie van het programma",
        "unsound" => {
            "Dit dossier verwijst naar iets wat er niet in staat, of een gebeurtenis staat er twee keer in"
        }
        _ => "Dit bestand is niet te lezen als dossier",
    }
}
