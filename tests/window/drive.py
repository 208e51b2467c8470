#!/usr/bin/python3
"""Drives the window through its accessible names, as a screen reader would, and takes images.

Usage: drive.py FOLDER-FOR-IMAGES FILE-WITH-PLAYS

A play is what to press, by name: see `tests/real_window.rs`.
"""
import json
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

IMAGES = sys.argv[1]
with open(sys.argv[2], encoding="utf-8") as file:
    PLAYS = json.load(file)
PATIENCE = 30.0  # seconds that something may take to appear


def window():
    """The window's root, or None while it is not there."""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is None:
            continue
        for child in range(application.get_child_count()):
            frame = application.get_child_at_index(child)
            if frame is not None and (frame.get_name() or "").startswith("Niet-pluis"):
                return frame
    return None


def walk(node):
    """Every node under one, itself included."""
    if node is None:
        return
    yield node
    for index in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(index))


def named(fits, roles=None):
    """The first node whose name fits, of one of the roles where any are given."""
    for node in walk(window()):
        try:
            if fits(node.get_name() or "") and (roles is None or node.get_role() in roles):
                return node
        except gi.repository.GLib.Error:
            continue  # gone while we looked
    return None


def wait_for(what, fits, roles=None):
    """Waits until a node is there."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            node = named(fits, roles)
        except gi.repository.GLib.Error:
            node = None
        if node is not None:
            return node
        time.sleep(0.2)
    names = []
    try:
        names = [node.get_name() for node in walk(window()) if node.get_name()]
    except gi.repository.GLib.Error:
        pass
    sys.exit(f"nothing is called {what!r}; there is: {names}")


def see(name):
    """Waits for a node of this name."""
    return wait_for(name, lambda it: it == name)


def press(name, starts=False, pause=0.6):
    """Presses a button of this name, or the first whose name starts with it."""
    node = wait_for(name, (lambda it: it.startswith(name)) if starts else (lambda it: it == name))
    found = node.get_name()
    action = node.get_action_iface()
    if action is None or action.get_n_actions() == 0:
        sys.exit(f"{found!r} cannot be pressed")
    action.do_action(0)
    time.sleep(pause)
    return found


def type_into(name, text):
    """Types into a field of this name, by keyboard."""
    # The label before it has the same name.
    field = wait_for(name, lambda it: it == name, [Atspi.Role.ENTRY, Atspi.Role.TEXT, Atspi.Role.PASSWORD_TEXT])
    field.get_component_iface().grab_focus()
    time.sleep(0.3)
    if text:
        keys("type", "--delay", "12", text)


def keys(*what):
    """Sends keys to the window; without a window manager it is given the keyboard first."""
    subprocess.run("xdotool search --name '^Niet-pluis' windowfocus", shell=True, check=True)
    subprocess.run(["xdotool", *what], check=True)
    time.sleep(0.3)


def image(name):
    """Keeps what the screen shows."""
    time.sleep(0.3)
    subprocess.run(["import", "-window", "root", f"{IMAGES}/{name}.png"], check=True)


def every_look(page, prepare=lambda: None):
    """Images of the page in both languages and themes; ends as it began."""
    prepare()
    image(f"{page}-nl-light")
    press("Donker")
    image(f"{page}-nl-dark")
    press("English")
    image(f"{page}-en-dark")
    press("Light")
    image(f"{page}-en-light")
    press("Nederlands")


def practise(it):
    """Plays a case from Home to its end and looks back on it."""
    name, presses = it["name"], it["presses"]
    press("Begin")
    press("Oefen een casus")
    see("OEFENING")
    type_into("Nummer van de casus", it["number"])
    if it["looks"]:
        every_look("practise")
    press(it["begin"])
    if it["warned"]:
        if it["looks"]:
            every_look("ahead")
        press("Verder")
    see("Stoppen")
    for index, option in enumerate(presses):
        if it["looks"] and index in (0, len(presses) // 2):
            every_look(f"play-{'first' if index == 0 else 'later'}")
        if it["looks"] and index == len(presses) // 2:
            larger(lambda: every_look("play-160"))
            stop_and_go_on(it)
        press(option, pause=0.25)
    see("De casus is afgelopen")
    image(f"{name}-ended")
    press("Nabespreking")
    see("Jullie weg (dikke lijn)")
    every_look(f"{name}-debrief")
    for part, label in enumerate(it["parts"]):
        press(label)
        image(f"{name}-debrief-{part}")
    # Each pitfall that was met is named, and no other.
    press(it["pitfalls"])
    for title in it["met"]:
        see(title)
    for title in it["not_met"]:
        if named(lambda it: it == title) is not None:
            sys.exit(f"{name}: the debrief names {title!r}, which was not met")
    if it["moment"]:
        press(it["moment"])
        see("Wat wist je?")
        press(it["parts"][1])
        every_look(f"{name}-moment")
    if it["looks"]:
        larger(lambda: image(f"{name}-debrief-160"))
    press("Terug naar oefenen")


def stop_and_go_on(it):
    """Leaves the play and goes on with it from Home."""
    press("Stoppen")
    press("Begin")
    see("Verder waar je was")
    image("home-kept")
    press(it["go_on"])


def larger(look):
    """Looks at 160%."""
    for _ in range(3):
        keys("key", "ctrl+plus")
    look()
    for _ in range(3):
        keys("key", "ctrl+minus")


def main():
    see("Leg een casus langs het protocol")
    see("Acuut gevaar? 112 · Veilig Thuis 0800-2000 (dag en nacht, gratis)")
    every_look("home")

    press("Acuut gevaar")
    press("Ik twijfel:", starts=True)
    see("Bel nu 112")
    every_look("acute")

    press("Begin")
    press("Leg een casus langs het protocol")
    see("Casus openen")
    every_look("open")

    press("Dossier K-014.ron")
    see("OEFENING")
    every_look("case")
    why = press("Waarom?", starts=True)
    see("Wat je nu kunt doen")
    every_look("why")
    press(why)

    press("Protocol")
    see("Als lijst")
    every_look("protocol")
    press("Als lijst")
    every_look("protocol-list")

    for it in PLAYS:
        practise(it)
    print("every page was reached by name")


if __name__ == "__main__":
    main()
