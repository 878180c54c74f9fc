/** The libraries run as in our programs, which check less than a developer's: to be imported before them. */
process.env["NODE_ENV"] = "production";
