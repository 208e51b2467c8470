#!/usr/bin/python3
"""Lays a case down in the real window by keyboard alone, weighs it, locks it, decides.

Usage: desk.py FOLDER-FOR-IMAGES FILE-WITH-PLAN

The plan: the events and the passphrase. An event is what to type: day, first letters of who and of what, text.
"""
import pathlib
import shutil

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

import drive  # noqa: E402
from drive import every_look, image, keys, press, see, type_into, wait_for  # noqa: E402

EVENTS, PASSPHRASE = drive.PLAYS["events"], drive.PLAYS["passphrase"]


def at(name, role):
    """Takes the keyboard to a field of this name."""
    wait_for(name, lambda it: it == name, [role]).get_component_iface().grab_focus()
    drive.time.sleep(0.3)


def typed(text):
    """Types, where there is something to type."""
    if text:
        keys("type", "--delay", "15", text)


def main():
    see("Nieuwe casus")
    image("desk-home")
    press("Nieuwe casus")
    see("Over wie het gaat")
    typed("K-7")
    every_look("describe")
    at("Schuilnaam van het kind", Atspi.Role.ENTRY)
    keys("key", "Return")
    see("ECHTE CASUS")
    image("desk-empty")
    for index, (day, who, what, text) in enumerate(EVENTS):
        # The keyboard is on the day: the one before was recorded with Enter.
        keys("key", "ctrl+a")
        typed(day)
        for part in (who, what, text):
            keys("key", "Tab")
            typed(part)
        if index == 3:
            image("desk-typing")
        keys("key", "Return")
    see(f"{len(EVENTS)} gebeurtenissen")
    every_look("desk")
    press("Alle velden")
    every_look("desk-form")
    press("Alle velden")
    press("Wat opvalt", starts=True)
    every_look("desk-findings")
    press("Wegen")
    every_look("weigh")
    at("Acuut of structureel onveilig", Atspi.Role.COMBO_BOX)
    typed("n")
    press("Vergrendel mijn weging")
    every_look("weigh-locked")
    press("Laat zien wat het dossier aangeeft")
    see("Besluit en reden")
    every_look("weigh-after")
    at("Tegenover wat het dossier aangeeft", Atspi.Role.COMBO_BOX)
    typed("we")
    at("Reden van het besluit", Atspi.Role.ENTRY)
    typed("samen besproken")
    press("Besluit vastleggen")
    # Something that must be done is still open: that asks, and never blocks.
    see("Er staat nog iets open. Wil je toch besluiten?")
    image("weigh-still-open")
    press("Ja, besluit vastleggen")
    see("Het besluit staat in de casus.")
    image("weigh-decided")
    press("Terug naar de casus")
    see("K-7")
    image("desk-decided")
    press("Afdrukken")
    wait_for("the sheet", lambda it: it.startswith("Het blad staat klaar"))
    image("desk-printed")
    printed = list(pathlib.Path.home().glob("ECHTE-CASUS-*.pdf"))
    if len(printed) != 1 or not printed[0].read_bytes().startswith(b"%PDF-"):
        drive.sys.exit(f"what was printed is not one sheet: {printed}")
    shutil.copy(printed[0], f"{drive.IMAGES}/desk-sheet.pdf")
    kept_safe()
    print("the case was laid down by keyboard")


def kept_safe():
    """A vault is made, the case saved in it, locked away and opened again."""
    keys("key", "ctrl+s")
    see("Een kluis voor echte casussen")
    type_into("Nieuwe wachtwoordzin", PASSPHRASE)
    type_into("Nog een keer dezelfde", PASSPHRASE)
    press("Kluis maken")
    see("Je herstelsleutel")
    press("Afdrukken")
    wait_for("the page", lambda it: it.startswith("De bladzijde met de sleutel"))
    press("Verder")
    wait_for("saved", lambda it: "laatst bewaard" in it)
    image("desk-saved")
    keys("key", "ctrl+l")
    see("De kluis is op slot")
    for node in drive.walk(drive.window()):
        if "K-7" in (node.get_name() or "") or "regel" in (node.get_name() or ""):
            drive.sys.exit(f"a locked window still says {node.get_name()!r}")
    type_into("Wachtwoordzin", PASSPHRASE)
    press("Kluis openen")
    see(f"{len(EVENTS) + 2} gebeurtenissen")
    image("desk-opened-again")
    press("Kluis")
    see("Casussen in de kluis")


main()
