// Plain old syntax: this file says on any Node that the Node is too old.
var major = Number(process.versions.node.split('.')[0])
if (major < 26) {
  console.error(
    'Cây Đa cần Node.js 26 trở lên, nhưng lệnh này đang chạy bằng ' +
      process.versions.node +
      '. Chạy "npm ci" để cài Node 26 đi kèm, rồi gõ lại lệnh npm.\n' +
      'Cây Đa needs Node.js 26 or newer, but this command runs on ' +
      process.versions.node +
      '. Run "npm ci" to install the Node 26 that comes with the project, then run the npm command again.',
  )
  process.exit(1)
}
