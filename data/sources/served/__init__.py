"""Publishers' files as they are served, read strictly: what the sources beside this folder are made with."""
