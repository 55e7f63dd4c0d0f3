// Reads CSL-JSON with citation.js and lets it write a bibliography: node cite.cjs FILE
const fs = require("fs");
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-csl");

const works = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const text = new Cite(works, { strict: true }).format("bibliography", { template: "apa", format: "text" });
const cited = text.trim().split("\n").length;
if (cited !== works.length) throw new Error(`${cited} of ${works.length} works cited`);
console.log(`${cited} works cited`);
