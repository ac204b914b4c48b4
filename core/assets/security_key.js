// Security keys and passkeys (WebAuthn): the browser asks the key, and the form brings what the key says. Without this script
// codes work.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

const keys = (known) => known.split(' ').filter(Boolean).map((id) => ({ type: 'public-key', id: bytes(id) }))

async function make({ challenge, party, partyName, user, userName, known }) {
  const { response } = await navigator.credentials.create({ publicKey: {
    challenge: bytes(challenge),
    rp: { id: party, name: partyName },
    user: { id: bytes(user), name: userName, displayName: userName },
    pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
    attestation: 'none',
    excludeCredentials: keys(known),
    timeout: 300_000,
  } })
  return { client_data: text(response.clientDataJSON), authenticator_data: text(response.getAuthenticatorData()) }
}

async function show({ challenge, party, known }) {
  const { rawId, response } = await navigator.credentials.get({ publicKey: {
    challenge: bytes(challenge), rpId: party, allowCredentials: keys(known), userVerification: 'required', timeout: 300_000,
  } })
  return { credential: text(rawId), client_data: text(response.clientDataJSON),
    authenticator_data: text(response.authenticatorData), signature: text(response.signature) }
}

function prepare(form) {
  const words = form.dataset
  for (const part of form.querySelectorAll('[data-with-script]')) part.hidden = false
  for (const part of form.querySelectorAll('[data-without-script]')) part.hidden = true
  const status = form.querySelector('[data-status]')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    status.textContent = ''
    try {
      const said = await (words.securityKey === 'add' ? make(words) : show(words))
      for (const [name, value] of Object.entries(said)) form.elements.namedItem(name).value = value
      form.submit()
    } catch {
      status.textContent = words.failed
    }
  })
}

if (window.PublicKeyCredential && window.isSecureContext) {
  for (const form of document.querySelectorAll('form[data-security-key]')) prepare(form)
}
