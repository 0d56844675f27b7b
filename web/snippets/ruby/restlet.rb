# Signs a call of a NetSuite RESTlet (OAuth 1.0a, HMAC-SHA256) with Ruby's standard library.
#
#   ruby restlet.rb METHOD URL [NONCE TIMESTAMP]    prints the Authorization header
#
# NETSUITE_ACCOUNT (1234567_SB1), NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN and
# NETSUITE_TOKEN_SECRET come from the environment. The URL is the one that is sent, query and all; a JSON body is not
# signed.

require "openssl"
require "securerandom"
require "uri"

# RFC 5849, 3.6; encode_www_form_component encodes for forms, which is not the same.
def encode(text)
  URI.encode_www_form_component(text).gsub("+", "%20").gsub("*", "%2A").gsub("%7E", "~")
end

# The value of the Authorization header. `account` as NetSuite writes it: 1234567_SB1.
def authorization(method, url, nonce:, timestamp:, account:, consumer_key:, consumer_secret:, token:, token_secret:)
  oauth = {
    "oauth_consumer_key" => consumer_key,
    "oauth_token" => token,
    "oauth_nonce" => nonce,
    "oauth_timestamp" => timestamp,
    "oauth_signature_method" => "HMAC-SHA256",
    "oauth_version" => "1.0"
  }
  address, query = url.split("#", 2).first.split("?", 2)
  pairs = query.to_s.split("&").reject(&:empty?).map do |piece|
    name, value = piece.split("=", 2)
    [name, value.to_s].map { |text| URI.decode_www_form_component(text) }
  end
  parameters = (pairs + oauth.to_a)
    .map { |pair| pair.map { |text| encode(text) } }
    .sort
    .map { |pair| pair.join("=") }
    .join("&")

  scheme, rest = address.split("://", 2)
  host, path = rest.split("/", 2)
  scheme, host = scheme.downcase, host.downcase
  host = host.delete_suffix(":443") if scheme == "https"

  base_string = [method.upcase, "#{scheme}://#{host}/#{path}", parameters].map { |part| encode(part) }.join("&")
  key = "#{encode(consumer_secret)}&#{encode(token_secret)}"
  oauth["oauth_signature"] = [OpenSSL::HMAC.digest("SHA256", key, base_string)].pack("m0")

  header = oauth.map { |name, value| %(#{name}="#{encode(value)}") }
  %(OAuth realm="#{account}", #{header.join(", ")})
end

if __FILE__ == $PROGRAM_NAME
  names = %i[account consumer_key consumer_secret token token_secret]
  credentials = names.to_h { |name| [name, ENV.fetch("NETSUITE_#{name.upcase}")] }
  method, url, nonce, timestamp = ARGV
  stamp = { nonce: nonce || SecureRandom.hex(16), timestamp: timestamp || Time.now.to_i.to_s }
  puts authorization(method, url, **stamp, **credentials)
end
