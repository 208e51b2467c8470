#!/usr/bin/python3
"""Leads a group session of three tables by keyboard in the real window, and takes images.

Usage: drive_session.py FOLDER-FOR-IMAGES FILE-WITH-THE-SESSION
"""
import os
import shutil
import subprocess
import sys
import time

from drive import IMAGES, PLAYS, gi, keys, press, see, type_into, walk, window

LOOKED = set()


def names():
    """Every name on the screen."""
    for _ in range(50):
        try:
            found = [node.get_name() for node in walk(window())]
            if any(found):
                return [name for name in found if name]
        except gi.repository.GLib.Error:
            pass
        time.sleep(0.1)
    return []


def shoot(page, wide, high):
    """An image of the window in a size."""
    subprocess.run(f"xdotool search --name '^Niet-pluis' windowsize {wide} {high}", shell=True, check=True)
    time.sleep(0.7)
    area = ["-crop", f"{wide}x{high}+0+0", f"{IMAGES}/session-{page}-{wide}.png"]
    subprocess.run(["import", "-window", "root", *area], check=True)


def looks(page):
    """Images of the page, once, in two sizes and both themes."""
    if page in LOOKED:
        return
    LOOKED.add(page)
    if page != "black":
        press("Donker")
        shoot(f"{page}-dark", 1280, 800)
        press("Licht")
    shoot(f"{page}-light", 1920, 1080)
    shoot(f"{page}-light", 1280, 800)


def tables():
    """Three tables answer, not all the same; in between it is paused, blank, left and gone on with."""
    first = "answering" not in LOOKED
    looks("answering")
    for table, (option, sure) in enumerate([("1", "3"), ("2", "1"), ("1", "2")]):
        keys("key", option)
        if first and table == 1:
            looks("sure")
        keys("key", sure)
        keys("key", "Return")
        if first and table == 0:
            paused_left_and_resumed()
    see("Wat doet de groep?")


def paused_left_and_resumed():
    """Nothing that was locked is lost."""
    see("Tafel 1: vergrendeld")
    looks("locked")
    keys("key", "p")
    see("Pauze")
    looks("pause")
    keys("key", "b")
    see("Het scherm is leeg. B zet het weer aan.")
    looks("black")
    keys("key", "b")
    keys("key", "Escape")
    see("Verder waar je was")
    looks("kept")
    press("Begin")
    press(PLAYS["go_on"])
    see("Verder")
    # First the story is read again, then it stands where it was paused.
    for _ in range(20):
        if "Pauze" in names():
            break
        keys("key", "Return")
    see("Pauze")
    keys("key", "Return")
    see("Tafel 1: vergrendeld")


def lead():
    """From the first part of the story to the end."""
    for _ in range(300):
        shown = names()
        if "De casus is afgelopen" in shown:
            looks("ended")
            keys("key", "Return")
            return
        if any(name.endswith(": is aan de beurt") for name in shown):
            tables()
        elif "Wat doet de groep?" in shown:
            looks("open")
            keys("key", "Return")
        elif "Antwoord samen" in shown:
            looks("together")
            keys("key", "1")
        else:
            looks("story" if "Het verhaal" in shown else "goes-on")
            keys("key", "Return")
    sys.exit("the session does not end")


def main():
    see("Oefen een casus")
    shoot("home", 1280, 800)
    press("Oefen een casus")
    see("Met een groep")
    looks("practise")
    type_into("Nummer van de casus", PLAYS["number"])
    press("Met een groep")
    see("Hoeveel tafels of rollen")
    press(PLAYS["title"])
    type_into("Naam van tafel 3", "xdotool")
    keys("key", "ctrl+a")
    keys("type", "leerkracht")
    looks("set-up")
    press("Begin met de groep")
    if PLAYS["warned"]:
        see("Even eruit mag")
        looks("beforehand")
        keys("key", "Return")
    see("Het verhaal")
    lead()
    see("Wat de tafels kozen")
    looks("tables")
    press("Afdrukken")
    for _ in range(50):
        said = [name for name in names() if name.startswith("Klaar om af te drukken")]
        if said:
            break
        time.sleep(0.2)
    looks("printed")
    path = said[0].split(": ", 1)[1]
    if not os.path.basename(path).startswith("OEFENING-"):
        sys.exit(f"the sheet does not say that it is practice: {path}")
    shutil.copy(path, f"{IMAGES}/session.pdf")
    press("Naar de nabespreking")
    see("Drie dingen om mee te nemen")
    looks("debrief")
    print("a session was led to its end")


main()
