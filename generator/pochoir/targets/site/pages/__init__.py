"""The pages of the site: functions from an API to the data that the template of the page needs."""
