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
        "wrong-or-damaged" => "Dit is niet de goede wachtwoordzin, of het bestand is beschadigd",
        "too-heavy" => "Dit bestand is zwaarder versleuteld dan dit programma kan openen",
        "in-use" => "Dit bestand is open bij iemand anders, of in een ander venster",
        "gone" => "De map of het bestand is er niet meer",
        "not-allowed" => "Hier mag niet worden gelezen of geschreven",
        "disk-full" => "De schijf is vol, dus er is niets bewaard",
        "disk" => "De schijf deed niet wat werd gevraagd, dus er is niets bewaard",
        "no-vault" => "In deze map is geen kluis",
        "vault-there" => "In deze map is al een kluis",
        "not-empty" => "Deze map is niet leeg, of er staat al een ander bestand",
        "no-such-case" => "Deze casus staat niet in de kluis",
        "practice" => "Dit is een oefening; in de kluis komen alleen echte casussen",
        "not-a-case" => "Wat in dit bestand zit, is geen casus van dit programma",
        "wrong-recovery-key" => "Dit is niet de herstelsleutel van deze kluis; kijk of elk teken klopt",
        "backup-inside" => "Een reservekopie hoort in een andere map dan de kluis zelf",
        "unsound" => {
            "Dit dossier verwijst naar iets wat er niet in staat, of een gebeurtenis staat er twee keer in"
        }
        _ => "Dit bestand is niet te lezen als dossier",
    }
}
