#!/usr/bin/env node
// Plain old syntax up to the import: this file must be able to say on any Node that the Node is too old.
var major = Number(process.versions.node.split('.')[0])
if (major < 26) {
  console.error(
    'Cây Đa cần Node.js 26 trở lên (máy này: ' +
      process.versions.node +
      '). Trong thư mục dự án chạy "npm ci" rồi "npm start" hoặc "npx cayda …": Node 26 được cài kèm.\n' +
      'Cây Đa needs Node.js 26 or newer (found ' +
      process.versions.node +
      '). Run "npm ci", then "npm start" or "npx cayda …" in the project folder: Node 26 comes with it.',
  )
  process.exit(1)
}
import('./cli.ts').then((cli) => cli.run(process.argv.slice(2)))
