#!/usr/bin/env perl
# Signs a call of a NetSuite RESTlet (OAuth 1.0a, HMAC-SHA256) with modules that come with Perl.
#
#   perl restlet.pl METHOD URL [NONCE TIMESTAMP]    prints the Authorization header
#
# NETSUITE_ACCOUNT (1234567_SB1), NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN and
# NETSUITE_TOKEN_SECRET come from the environment. The URL is the one that is sent, query and all; a JSON body is not
# signed.
use v5.14;
use warnings;
use Digest::SHA qw(hmac_sha256);
use MIME::Base64 qw(encode_base64);

# RFC 5849, 3.6, of bytes.
sub encode { my ($text) = @_; $text =~ s/([^A-Za-z0-9._~-])/sprintf '%%%02X', ord $1/ge; return $text }

# As a form is decoded: + is a space.
sub decode { my ($text) = @_; $text =~ tr/+/ /; $text =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ge; return $text }

# The value of the Authorization header. The account as NetSuite writes it: 1234567_SB1.
sub authorization {
    my ($method, $url, $account, $consumer_key, $consumer_secret, $token, $token_secret, $nonce, $timestamp) = @_;
    my @oauth = (
        [oauth_consumer_key => $consumer_key], [oauth_token => $token],
        [oauth_nonce => $nonce], [oauth_timestamp => $timestamp],
        [oauth_signature_method => 'HMAC-SHA256'], [oauth_version => '1.0'],
    );
    my ($scheme, $host, $path, $query) = $url =~ m{^([^:]+)://([^/?#]+)([^?#]*)\??([^#]*)};
    ($scheme, $host) = (lc $scheme, lc $host);
    $host =~ s/:443$// if $scheme eq 'https';

    my @query = map { [map { decode($_) } /^([^=]*)=?(.*)$/] } grep { length } split /&/, $query;
    my @pairs = map { [map { encode($_) } @$_] } @query, @oauth;
    my @sorted = sort { $a->[0] cmp $b->[0] || $a->[1] cmp $b->[1] } @pairs;
    my $parameters = join '&', map { "$_->[0]=$_->[1]" } @sorted;

    my $base_string = join '&', map { encode($_) } uc $method, "$scheme://$host" . ($path || '/'), $parameters;
    my $key = encode($consumer_secret) . '&' . encode($token_secret);
    my $signature = encode_base64(hmac_sha256($base_string, $key), '');

    my @header = map { sprintf '%s="%s"', $_->[0], encode($_->[1]) } @oauth, [oauth_signature => $signature];
    return qq(OAuth realm="$account", ) . join ', ', @header;
}

sub fresh_nonce {
    open my $random, '<:raw', '/dev/urandom' or die "no random bytes: $!";
    read $random, my $bytes, 16;
    return unpack 'H*', $bytes;
}

my ($method, $url, $nonce, $timestamp) = @ARGV;
my @credentials = map { $ENV{"NETSUITE_$_"} } qw(ACCOUNT CONSUMER_KEY CONSUMER_SECRET TOKEN TOKEN_SECRET);
say authorization($method, $url, @credentials, $nonce // fresh_nonce(), $timestamp // time);
