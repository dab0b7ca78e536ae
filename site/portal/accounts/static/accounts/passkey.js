// Shows the passkey buttons where the browser knows passkeys, and says in words when using one did not work.
(function () {
  'use strict'
  const known = 'PublicKeyCredential' in window
  document.querySelectorAll('[data-passkey]').forEach(function (element) { element.hidden = !known })

  document.addEventListener('allauth.error', function () {
    const message = document.querySelector('[data-passkey-failed]')
    if (!message) return
    message.hidden = false
    message.focus()
  })
})()
