"""The sentences of errors about the content, the database, backups and records."""

from __future__ import annotations

from interview_kit.error_words.words import Words

_FILE = "File: {file}."
_FOLDER = "Folder: {folder}."
_DATABASE = "Database: {database}."
_MAKE_ROOM = (
    "Nothing was changed. Make sure the folder can be written to and there's room on the disk, "
    "then try again."
)
_REPLACE_KEY = (
    "Make sure that the kit can write to the folder and there's room on the disk, then delete the "
    "file if it is there: the kit makes a new one. Pages that are open then have to be reloaded."
)
_OTHER_VERSION = (
    "Nothing was changed. Start that version, or choose another data folder with "
    "INTERVIEW_KIT_DATA_DIR."
)

_GROUND_FLOOR = {
    "not_local": Words(
        "This kit only opens on the computer it runs on.",
        next_step="Open it in a browser there, or install your own copy of the kit.",
    ),
    "secret_unusable": Words("The kit's secret key cannot be used: {reason}.", _FILE, _REPLACE_KEY),
    "secret_cut_short": Words("The kit's secret key is empty or cut short.", _FILE, _REPLACE_KEY),
    "data_folder_unusable": Words(
        "The data folder can't be written to: {reason}.",
        _FOLDER,
        "Give yourself write access to it, and the kit will continue by itself. Or set "
        "INTERVIEW_KIT_DATA_DIR to another folder and start the kit again.",
    ),
    "content_missing": Words(
        "The content file {name} is missing.",
        _FOLDER,
        "Put the file back, from a fresh copy of the kit if need be, and reload.",
    ),
    "content_unreadable": Words(
        "The content file {name} cannot be read: {reason}.",
        _FILE,
        "Correct the file at that place, or put a fresh copy back, and reload.",
    ),
    "content_mistaken": Words(
        "There is a mistake in the content file {name}.",
        "{problems}",
        "Correct what is named here and reload.",
    ),
}

_DATABASE_IN_USE = {
    "database_busy": Words(
        "Another program is using the database right now, so this wasn't saved.",
        _DATABASE,
        "Wait a moment. Text saves itself; for anything else, press the button again.",
        in_terminal="Wait a moment and try again.",
    ),
    "database_migrating": Words(
        "Another process is updating the database right now.",
        _DATABASE,
        "Nothing was changed. Wait a minute and reload the page; the kit tries again by itself.",
        in_terminal="Nothing was changed. Wait a minute and try again.",
    ),
    "database_read_only": Words(
        "The kit can read the database, but not write to it.",
        _DATABASE,
        "Give yourself write access to the file and its folder, then try again.",
    ),
    "disk_full": Words(
        "The disk is full, so this wasn't saved.",
        _DATABASE,
        "What was saved before is safe. Make room on the disk and try again.",
    ),
    "database_unreadable": Words(
        "The database file can't be read: it's damaged, or it isn't a database.",
        _DATABASE,
        "Nothing was changed. Put a good copy of the file there, or move it away to start fresh.",
    ),
    "database_login_refused": Words(
        "The database won't let the kit in.",
        _DATABASE,
        "Check the user and the password in INTERVIEW_KIT_DATABASE_URL, then start the kit again.",
    ),
    "database_tables_refused": Words(
        "The database won't let this user create or change the kit's tables.",
        _DATABASE,
        "Make the user its owner, or run in it as its owner: GRANT CREATE ON SCHEMA public TO "
        "<user>. The kit then continues by itself.",
    ),
    "database_missing": Words(
        "There's no database, or no table, with this name.",
        _DATABASE,
        "Check the name in INTERVIEW_KIT_DATABASE_URL, or create the database first.",
    ),
    "database_unreachable": Words(
        "The database can't be reached.",
        _DATABASE,
        "What was saved before is safe. Check that the database is there and that you may read "
        "and write it. The kit continues by itself as soon as it answers.",
    ),
    "database_failed": Words(
        "The database couldn't do that.",
        _DATABASE,
        "What was saved before is safe. Reload the page and try again.",
        in_terminal="What was saved before is safe. Try again.",
    ),
    "database_file_gone": Words(
        "The database file was moved or deleted while the kit was running and can't be put back "
        "yet.",
        _DATABASE,
        "Don't close the kit: it still holds everything. Make sure the folder can be written to "
        "and there's room on the disk. The kit then continues by itself.",
    ),
    "database_file_put_back": Words(
        "The database file was deleted or moved while the kit was running. The kit has put it back "
        "with everything in it."
    ),
    "database_file_replaced": Words(
        "The database file was replaced by another one while the kit was running. The kit now uses "
        "that one; what it had before is kept next to it as {kept}."
    ),
    "database_address_unusable": Words(
        "The database address can't be used: it's misspelled, or its driver is missing.",
        "Setting: INTERVIEW_KIT_DATABASE_URL.",
        "Correct it, or leave it out to use the kit's own file.",
    ),
    "database_too_new": Words(
        "The database was written by a newer version of the kit.", _DATABASE, _OTHER_VERSION
    ),
    "database_too_old": Words(
        "The database was written by an older, never released version of the kit.",
        _DATABASE,
        _OTHER_VERSION,
    ),
    "database_encoding": Words(
        "The database stores text as {encoding}, which can't hold every character.",
        _DATABASE,
        "Nothing was changed. Name a database that was made with: "
        "CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0.",
    ),
}

_BACKUPS = {
    "database_damaged": Words(
        "The database itself is damaged, so a copy of it wouldn't be a backup.",
        _DATABASE,
        "Restore your last backup: under “Your data”, or in a terminal with "
        "python -m interview_kit restore FILE. What's there now is kept next to it.",
    ),
    "file_exists": Words(
        "There's already a file with this name.",
        _FILE,
        "Choose another name, or move that file away first.",
    ),
    "copy_folder_unusable": Words(
        "The folder for the copy can't be written to: {reason}.",
        _FOLDER,
        "Give yourself write access to it, or choose another folder.",
    ),
    "copy_not_written": Words("The copy couldn't be written: {reason}.", _FILE, _MAKE_ROOM),
    "copy_not_written_there": Words("The copy couldn't be written: {reason}.", _FOLDER, _MAKE_ROOM),
    "copy_disk_full": Words("The copy couldn't be written: the disk is full.", _FOLDER, _MAKE_ROOM),
    "copy_differs": Words(
        "The copy isn't the same as the original, so it isn't used.",
        "Table: {table}, after {rows} rows that are the same.",
        "Nothing was changed. Try again while nobody is using the kit.",
    ),
    "move_to_itself": Words(
        "This is the database the kit already uses, so nothing was moved.",
        _DATABASE,
        "Name another one that's empty.",
    ),
    "move_to_used": Words(
        "The other database isn't empty, so nothing was moved.",
        _DATABASE,
        "Name an empty database.",
    ),
    "no_backup": Words(
        "This file can't be used as a backup. {reason.what}",
        _FILE,
        "Nothing was changed. Choose a file that the kit made as a backup.",
    ),
    # The reasons of "no_backup"
    "backup_unreadable": Words("It can't be read: {reason}."),
    "backup_in_use": Words("It's the database that the kit uses now, not a copy of it."),
    "backup_no_database": Words("It isn't a database."),
    "backup_log_unreadable": Words(
        "It can't be read together with {log}, where its last changes are."
    ),
    "backup_not_updatable": Words("It can't be brought up to date."),
    "backup_damaged": Words("It's damaged."),
    "backup_of_others": Words("It's a database, but not one of this kit's."),
    "backup_with_programs": Words("It holds something the kit never puts in its database."),
    "backup_version_unclear": Words("It doesn't say which version of the kit it's from."),
    "backup_table_missing": Words("It's missing the table {table}."),
    "backup_column_missing": Words("It's missing {column} in the table {table}."),
    "backup_value_unreadable": Words("It's damaged: the table {table} holds something unreadable."),
    "backup_call_incomplete": Words("It holds a call with a part missing."),
    "backup_person_missing": Words("It names somebody who isn't in it."),
    "backup_of_nobody": Words("It holds something that belongs to nobody."),
}

_RECORDS = {
    "not_found": Words(
        "There's nothing at this address.",
        next_step="It may have been deleted: you can restore it under “Your data”. Or go to Home "
        "and choose from the lists there.",
    ),
    "call_finished": Words(
        "This call is finished, so its answers can't be changed.",
        next_step="Reopen it first: that starts a new revision. A text that waits is saved when "
        "you go to its field.",
    ),
    "record_deleted": Words(
        "This was deleted.",
        next_step="Restore it under “Your data”. A text that waits is saved when you open it.",
    ),
    "candidate_called": Words(
        "There is a call with this candidate, so they can't be deleted.",
        next_step="Delete the call first, if you want both gone.",
    ),
    "call_open": Words("This call is already open.", next_step="Reload the page."),
    "choice_not_saved": Words(
        "A choice you made here isn't saved yet, or was also changed in another tab.",
        next_step="Go back to it, pick the one to keep, then try again.",
    ),
    "last_on_position": Words(
        "Somebody has to be on a position, so the last one stays.",
        next_step="Add somebody else first, or delete the position.",
    ),
    "layout_name_missing": Words(
        "The layout isn't saved yet.",
        next_step="Give the layout a name, so you can choose it later.",
    ),
    "layout_name_taken": Words(
        "You have a layout with this name already.",
        next_step="Choose another name, or replace that one.",
    ),
    "layout_too_large": Words(
        "This file is too large to save: a layout can be up to {megabytes} MB.",
        next_step="Make its pictures smaller, or take some out.",
    ),
    "name_missing": Words("There's no name yet, so nobody was added.", next_step="Type a name."),
    "text_too_long": Words(
        "This text is too long to save: a field holds 256 KB, about 250,000 characters.",
        next_step="It stays on the page. Shorten it, or move part of it to another field.",
    ),
    "no_such_field": Words("There's no such field.", next_step="Reload the page and try again."),
    "no_such_role": Words("There's no such role on a position.", next_step="Reload the page."),
    "no_such_state": Words("There's no such state for an answer.", next_step="Reload the page."),
    "page_not_understood": Words(
        "Something on this page didn't come through.", next_step="Reload the page."
    ),
}

WORDS_OF_KIT = _GROUND_FLOOR | _DATABASE_IN_USE | _BACKUPS | _RECORDS
