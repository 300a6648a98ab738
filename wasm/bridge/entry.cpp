// The module has no main: its host calls the functions of the bridge.
