/* Ask the search engine questions from outside a browser: node run.js INDEX < {"ask": [...], "typing": false, "near": []}
 * -> {"found": [[page urls, best first], ...], "mended": [...], "sections": [...], "ms": [...],
 *     "near": [[words, nearest first], ...], "loaded": ms} */
"use strict"
const fs = require("node:fs")
const path = require("node:path")
const vm = require("node:vm")
const assets = path.join(__dirname, "../../docs/assets")

for (const name of ["base", "english"])
  vm.runInThisContext(fs.readFileSync(path.join(assets, `vendor/snowball/${name}-stemmer.js`), "utf8"))
const words = require(path.join(assets, "js/search/words.js"))
const engine = require(path.join(assets, "js/search/engine.js"))

const wanted = JSON.parse(fs.readFileSync(0, "utf8"))
if (wanted.words) {
  const taken = wanted.words.map((text) => words.words(text))
  console.log(JSON.stringify({ words: taken, stems: taken.map((each) => each.map(words.stem)) }))
} else answer()

function answer() {
  globalThis.window = {}
  const start = performance.now()
  vm.runInThisContext(fs.readFileSync(process.argv[2], "utf8"))
  const index = window.toolkitSearch
  const { search, near } = engine.begin(index, words)
  const loaded = performance.now() - start
  const told = { found: [], mended: [], sections: [], ms: [], near: [], loaded }
  for (const question of wanted.ask) {
    const before = performance.now()
    const answer = search(question, { typing: wanted.typing })
    told.ms.push(performance.now() - before)
    told.found.push(answer.results.map((result) => index.pages[result.page][0]))
    told.mended.push([...answer.mended])
    told.sections.push(answer.results.slice(0, 1).map((result) => result.sections.map((at) => index.sections[at][1])))
  }
  for (const word of wanted.near || []) told.near.push(near(word, 3).map(([each]) => each))
  console.log(JSON.stringify(told))
}
