"""What every part of the runtime is made of: errors, requests, options, operations and steps."""
