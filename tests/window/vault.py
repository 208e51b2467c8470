#!/usr/bin/python3
"""Makes a vault in the real window, lays a case down, weighs, saves, locks, unlocks, opens it again.

Usage: vault.py FOLDER-FOR-IMAGES FILE-WITH-PLAN

The plan: the passphrase.
"""
import pathlib

import drive
from drive import every_look, image, keys, press, see, type_into, wait_for

PASSPHRASE = drive.PLAYS["passphrase"]


def starts(name):
    """Waits for a node whose name starts so."""
    return wait_for(name, lambda it: it.startswith(name))


def ends(words):
    """Waits until the case says when it was saved, and nothing else of saving."""
    wait_for(words, lambda it: words in it and "nog niet bewaard" not in it)


def unlock():
    type_into("Wachtwoordzin", PASSPHRASE)
    keys("key", "Return")


def main():
    press("Instellingen")
    see("Instellingen")
    every_look("vault-settings")
    press("Kluis")
    see("Een kluis voor echte casussen")
    every_look("vault-set-up")
    type_into("Nieuwe wachtwoordzin", PASSPHRASE)
    type_into("Nog een keer dezelfde", PASSPHRASE + "x")
    press("Kluis maken")
    see("De twee zinnen zijn niet gelijk. Typ ze nog een keer.")
    image("vault-differ")
    keys("key", "BackSpace")
    type_into("Nog een keer dezelfde", "")
    keys("key", "ctrl+a")
    keys("type", "--delay", "12", PASSPHRASE)
    press("Kluis maken")
    see("Je herstelsleutel")
    press("Afdrukken")
    starts("De bladzijde met de sleutel")
    every_look("vault-key")
    press("Verder")
    see("Casussen in de kluis")
    image("vault-empty")
    for alias in ("K-7", "L-21"):
        press("Nieuwe casus")
        see("Over wie het gaat")
        keys("type", "--delay", "15", alias)
        keys("key", "Return")
        see(alias)
        for day, text in (("2-3-2024", "blauwe plek op de arm"), ("3-3-2024", "kruipt weg")):
            type_into("Datum", "")
            keys("key", "ctrl+a")
            keys("type", day)
            type_into("Tekst", text)
            keys("key", "Return")
        see("2 gebeurtenissen")
        if alias == "K-7":
            every_look("vault-case-unsaved")
        keys("key", "ctrl+s")
        ends("laatst bewaard")
        if alias == "K-7":
            press("Wegen")
            press("Vergrendel mijn weging")
            press("Terug naar de casus")
            every_look("vault-case-saved")
            press("Spoor")
            see("Wat er met deze casus gebeurde")
            every_look("vault-trail")
            press("Casus")
            keys("key", "ctrl+s")
            ends("laatst bewaard")
            press("Casus sluiten" if drive.named(lambda it: it == "Casus sluiten") else "Casus loslaten")
            drive.time.sleep(1)
            if drive.named(lambda it: it == "Ja, loslaten"):
                press("Ja, loslaten")
            see("Casussen in de kluis")
    type_into("Tekst", "een halve regel")
    keys("key", "ctrl+l")
    see("De kluis is op slot")
    every_look("vault-locked")
    type_into("Wachtwoordzin", "iets anders")
    keys("key", "Return")
    starts("Dat lukte niet")
    image("vault-wrong")
    unlock()
    see("L-21")
    starts("2 gebeurtenissen")
    image("vault-back")
    press("Kluis")
    see("Casussen in de kluis")
    every_look("vault-list")
    press("Openen: K-7")
    see("Er staat nog een casus open die niet bewaard is. Bewaar die eerst, of laat hem los.")
    image("vault-still-open")
    press("Casus")
    type_into("Tekst", "")
    keys("key", "Return")
    keys("key", "ctrl+s")
    ends("laatst bewaard")
    press("Kluis")
    press("Openen: K-7")
    see("2 gebeurtenissen" if drive.named(lambda it: it == "2 gebeurtenissen") else "K-7")
    image("vault-opened-again")
    press("Kluis")
    for link, page in (
        ("Reservekopie", "backup"),
        ("Een casus ontvangen", "receive"),
        ("Wachtwoordzin wijzigen", "change"),
        ("Wat er met de kluis gebeurde", "vault-trail"),
    ):
        press(link)
        every_look(f"vault-{page}")
        press("Terug")
    press("Wissen: L-21")
    every_look("vault-erase")
    press("Terug")
    press("Instellingen")
    press("Grootte van alles: 200%")
    image("vault-settings-200")
    press("Kluis")
    image("vault-list-200")
    press("Wachtwoordzin wijzigen")
    image("vault-change-200")
    press("Casus")
    image("vault-case-200")
    keys("key", "ctrl+l")
    see("De kluis is op slot")
    image("vault-locked-200")
    press("Wachtwoordzin kwijt")
    image("vault-lost-200")
    print("the vault was made, filled, locked and opened again")


main()
