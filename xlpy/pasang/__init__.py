"""Installing: where things lie, which Python fits, an environment of our own, and what Windows must be told.

``awal`` is what a release bundle starts before anything is installed, straight from the wheel.  It and all it imports
therefore use the standard library alone, and only what Python 3.8 can read: an old Python must be told apart, not
crash.
"""
