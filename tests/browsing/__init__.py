"""What tests with a browser stand on: a server of files, programs from npm."""
