// Signs a call of a NetSuite RESTlet (OAuth 1.0a, HMAC-SHA256) with Go's standard library.
//
//	go run restlet.go METHOD URL [NONCE TIMESTAMP]    prints the Authorization header
//
// NETSUITE_ACCOUNT (1234567_SB1), NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN and
// NETSUITE_TOKEN_SECRET come from the environment. The URL is the one that is sent, query and all; a JSON body is not
// signed.
package main

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"sort"
	"strings"
	"time"
)

// Credentials of a TBA token. Account as NetSuite writes it: 1234567_SB1.
type Credentials struct {
	Account, ConsumerKey, ConsumerSecret, Token, TokenSecret string
}

// encode is RFC 5849, 3.6. QueryEscape writes a space as +.
func encode(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

// Authorization returns the value of the Authorization header.
func Authorization(method, address string, c Credentials, nonce, timestamp string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	oauth := [][2]string{
		{"oauth_consumer_key", c.ConsumerKey},
		{"oauth_token", c.Token},
		{"oauth_nonce", nonce},
		{"oauth_timestamp", timestamp},
		{"oauth_signature_method", "HMAC-SHA256"},
		{"oauth_version", "1.0"},
	}
	var pairs [][2]string
	for _, pair := range oauth {
		pairs = append(pairs, [2]string{pair[0], encode(pair[1])})
	}
	for _, piece := range strings.Split(u.RawQuery, "&") {
		if piece == "" {
			continue
		}
		name, value, _ := strings.Cut(piece, "=")
		if name, err = url.QueryUnescape(name); err != nil {
			return "", err
		}
		if value, err = url.QueryUnescape(value); err != nil {
			return "", err
		}
		pairs = append(pairs, [2]string{encode(name), encode(value)})
	}
	sort.Slice(pairs, func(i, j int) bool {
		if pairs[i][0] != pairs[j][0] {
			return pairs[i][0] < pairs[j][0]
		}
		return pairs[i][1] < pairs[j][1]
	})
	var parameters []string
	for _, pair := range pairs {
		parameters = append(parameters, pair[0]+"="+pair[1])
	}

	host, path := strings.ToLower(u.Host), u.EscapedPath()
	if u.Scheme == "https" {
		host = strings.TrimSuffix(host, ":443")
	}
	if path == "" {
		path = "/"
	}
	baseURI := u.Scheme + "://" + host + path
	baseString := strings.ToUpper(method) + "&" + encode(baseURI) + "&" + encode(strings.Join(parameters, "&"))

	mac := hmac.New(sha256.New, []byte(encode(c.ConsumerSecret)+"&"+encode(c.TokenSecret)))
	mac.Write([]byte(baseString))
	signature := base64.StdEncoding.EncodeToString(mac.Sum(nil))

	header := fmt.Sprintf(`OAuth realm="%s"`, c.Account)
	for _, pair := range append(oauth, [2]string{"oauth_signature", signature}) {
		header += fmt.Sprintf(`, %s="%s"`, pair[0], encode(pair[1]))
	}
	return header, nil
}

func main() {
	env := func(name string) string { return os.Getenv("NETSUITE_" + name) }
	c := Credentials{env("ACCOUNT"), env("CONSUMER_KEY"), env("CONSUMER_SECRET"), env("TOKEN"), env("TOKEN_SECRET")}
	var nonce, timestamp string
	if len(os.Args) > 4 {
		nonce, timestamp = os.Args[3], os.Args[4]
	} else {
		random := make([]byte, 16)
		if _, err := rand.Read(random); err != nil {
			panic(err)
		}
		nonce, timestamp = hex.EncodeToString(random), fmt.Sprint(time.Now().Unix())
	}
	header, err := Authorization(os.Args[1], os.Args[2], c, nonce, timestamp)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(header)
}
