#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text that the window shows can be translated."""

import re
import sys
import xml.etree.ElementTree

import tree

# Properties and menu attributes whose text people read or hear.
SHOWN = {"body", "default-filter-name", "description", "group-name", "heading", "help-text", "label",
         "placeholder", "placeholder-text", "subtitle", "text", "title", "tooltip-text", "value-text"}
LETTER = re.compile(r"[^\W\d_]")

# Which argument of a function people read, counted from 0.
SHOWN_ARGUMENT = {
    "adw_action_row_set_subtitle": 1, "adw_message_dialog_add_response": 2, "adw_message_dialog_format_body": 1,
    "adw_message_dialog_format_heading": 1, "adw_preferences_group_set_description": 1,
    "adw_preferences_group_set_title": 1, "adw_preferences_page_set_title": 1, "adw_preferences_row_set_title": 1,
    "adw_status_page_set_description": 1, "adw_status_page_set_title": 1, "adw_toast_new": 0,
    "adw_toast_set_button_label": 1, "adw_window_title_set_subtitle": 1, "adw_window_title_set_title": 1,
    "g_menu_append": 1, "g_menu_append_section": 1, "g_menu_append_submenu": 1, "g_menu_item_new": 0,
    "gtk_button_new_with_label": 0, "gtk_button_new_with_mnemonic": 0, "gtk_button_set_label": 1,
    "gtk_check_button_new_with_label": 0, "gtk_check_button_set_label": 1, "gtk_column_view_column_new": 0,
    "gtk_entry_set_placeholder_text": 1, "gtk_file_chooser_native_new": 0, "gtk_file_filter_set_name": 1,
    "gtk_label_new": 0, "gtk_label_new_with_mnemonic": 0, "gtk_label_set_label": 1, "gtk_label_set_markup": 1,
    "gtk_label_set_text": 1, "gtk_menu_button_set_label": 1, "gtk_progress_bar_set_text": 1,
    "gtk_widget_set_tooltip_text": 1, "gtk_window_set_title": 1, "sonder_page_toast": 1,
    "sonder_page_toast_undo": 1, "sonder_project_begin_edit": 1,
}
CALL = re.compile(r"\b(" + "|".join(SHOWN_ARGUMENT) + r") \(")
BARE = re.compile(r'^"((?:\\.|[^"\\])*)"')
ACCESSIBLE = re.compile(r'GTK_ACCESSIBLE_PROPERTY_(?:LABEL|DESCRIPTION|HELP_TEXT|PLACEHOLDER|VALUE_TEXT),\s*"')


def arguments(source, start):
    """The arguments of the call whose parenthesis opens before start."""
    depth, argument, found = 1, start, []
    quoted = False
    for at in range(start, len(source)):
        character = source[at]
        if quoted:
            quoted = not (character == '"' and source[at - 1] != "\\")
        elif character == '"':
            quoted = True
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        if not quoted and (depth == 0 or depth == 1 and character == ","):
            found.append(source[argument:at].strip())
            argument = at + 1
        if depth == 0:
            break
    return found


def line_of(source, at):
    return source.count("\n", 0, at) + 1


def is_shown(text):
    return LETTER.search(re.sub(r"\\.|%[0-9.]*[a-z]+", "", text))


def templates():
    for path in tree.files("ui", (".ui",)):
        yield path, xml.etree.ElementTree.fromstring(tree.read(path))


def sources():
    for path in tree.files("src/app", (".c",)):
        yield path, re.sub(r"(?m)^#include.*", "", tree.without_comments(tree.read(path)))


def check_templates():
    for path, root in templates():
        for element in root.iter():
            text = element.text or ""
            if (element.tag in ("property", "attribute") and element.get("name") in SHOWN and is_shown(text)
                    and element.get("translatable") not in ("yes", "true")):
                yield f"{path}: “{text.strip()}” is not translatable"


def check_literals():
    for path, source in sources():
        for match in CALL.finditer(source):
            found = arguments(source, match.end())
            index = SHOWN_ARGUMENT[match.group(1)]
            bare = BARE.match(found[index]) if index < len(found) else None
            if bare and is_shown(bare.group(1)):
                yield f"{path}:{line_of(source, match.start())}: “{bare.group(1)}” is not translatable"
        for match in ACCESSIBLE.finditer(source):
            yield f"{path}:{line_of(source, match.start())}: what a screen reader says is not translatable"


def main():
    results = tree.Results()
    results.case("templates", check_templates())
    results.case("literals", check_literals())
    return results.finish()


if __name__ == "__main__":
    sys.exit(main())
