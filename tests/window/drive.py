#!/usr/bin/python3
"""Drives the window through its accessible names, as a screen reader would, and takes images.

Usage: drive.py FOLDER-FOR-IMAGES
"""
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

IMAGES = sys.argv[1]
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


def named(fits):
    """The first node whose name fits."""
    for node in walk(window()):
        try:
            if fits(node.get_name() or ""):
                return node
        except gi.repository.GLib.Error:
            continue  # gone while we looked
    return None


def wait_for(what, fits):
    """Waits until a node is there."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            node = named(fits)
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


def press(name, starts=False):
    """Presses a button of this name, or the first whose name starts with it."""
    node = wait_for(name, (lambda it: it.startswith(name)) if starts else (lambda it: it == name))
    found = node.get_name()
    action = node.get_action_iface()
    if action is None or action.get_n_actions() == 0:
        sys.exit(f"{found!r} cannot be pressed")
    action.do_action(0)
    time.sleep(0.6)
    return found


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
    print("every page was reached by name")


main()
