// Package rest asks a speech service over HTTP, once a call, and tells what its answer means: an answer that is whole,
// an error that may pass, or one that will not. Keys go into headers and nowhere else.
package rest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"radioplay/voices"
)

// mostReply bounds an answer in bytes: over an hour of speech.
const mostReply = 256 << 20

// Client asks one service.
type Client struct {
	Engine string // its name, with which errors begin
	Secret string // never shown, not even when the service repeats it
	URLHint,
	KeyHint string // what to do when nobody answers, and when the key is refused
	PathHint string // what to do when the service does not know the path; may be empty
	// Message finds the service's own code and words in the body of a refusal. Nil: they are looked for where most services have them.
	Message func(body []byte) (code, words string)
	HTTP    http.Client
}

// New is a client that follows no redirection: the key would go along.
func New(engine, secret string) *Client {
	return &Client{Engine: engine, Secret: secret, HTTP: http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// Close ends idle connections.
func (c *Client) Close() { c.HTTP.CloseIdleConnections() }

// Do makes a request and reads the whole answer, whose status is 200. A refusal is a *StatusError. What may pass by
// itself is a *voices.TemporaryError: nobody answering, a cut answer, a full queue, a fault of the service.
func (c *Client) Do(ctx context.Context, r *http.Request) ([]byte, http.Header, error) {
	where := r.URL.Redacted()
	res, err := c.HTTP.Do(r.WithContext(ctx))
	if err != nil {
		return nil, nil, c.Failed(ctx, where, err)
	}
	defer res.Body.Close()
	body, err := c.Read(ctx, where, res.Body)
	switch {
	case err != nil && (res.StatusCode == http.StatusOK || ctx.Err() != nil):
		return nil, nil, err
	case res.StatusCode != http.StatusOK:
		return nil, nil, c.Refused(where, res.StatusCode, res.Header, body)
	}
	return body, res.Header, nil
}

// Read reads the body of an answer from where. One that is cut off is a temporary error; what came of it is given back as well.
func (c *Client) Read(ctx context.Context, where string, r io.Reader) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r, mostReply+1))
	switch {
	case err != nil && ctx.Err() != nil:
		return body, c.Failed(ctx, where, err)
	case err != nil:
		return body, &voices.TemporaryError{Err: fmt.Errorf("%s: the answer of %s was cut off after %d bytes: %w", c.Engine, where, len(body), err)}
	case len(body) > mostReply:
		return body, fmt.Errorf("%s: %s answered with more than %d MB", c.Engine, where, mostReply>>20)
	}
	return body, nil
}

// Failed is the error of an answer that never came from where.
func (c *Client) Failed(ctx context.Context, where string, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("%s: %s: %w", c.Engine, where, ctx.Err())
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err // the address is told already
	}
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "dial" && c.URLHint != "" {
		return &voices.TemporaryError{Err: fmt.Errorf("%s: nobody answers at %s: %w; %s", c.Engine, where, op.Err, c.URLHint)}
	}
	return &voices.TemporaryError{Err: fmt.Errorf("%s: %s: %w", c.Engine, where, err)}
}

// Address checks the address of a server, and takes the slash off its end. One that holds a password or a query is refused: addresses
// are shown in errors and reports.
func Address(engine, address string) (string, error) {
	u, err := url.Parse(strings.TrimRight(address, "/"))
	switch {
	case err != nil, u.Host == "", u.Scheme != "http" && u.Scheme != "https":
		return "", fmt.Errorf("%s: the address is none of a service; one is like https://example.org", engine)
	case u.User != nil, u.RawQuery != "", u.Fragment != "":
		return "", fmt.Errorf("%s: the address of %s holds a password or a query; addresses are shown in reports, so no secret belongs there", engine, u.Host)
	}
	return u.String(), nil
}

// Base is Address for a service that is sent a key: over plain HTTP that is only done to this machine and to private networks.
func Base(engine, address string) (string, error) {
	base, err := Address(engine, address)
	if err != nil {
		return "", err
	}
	if u, err := url.Parse(base); err != nil || u.Scheme == "http" && !near(u.Hostname()) {
		return "", fmt.Errorf("%s: the key would travel in the clear to %s; the address has to begin with https://", engine, base)
	}
	return base, nil
}

// SameServer reports whether two URLs are of one server. A key goes to the server that the settings name and to no other: a cast file that came
// with a script may name one of its own.
func SameServer(a, b string) bool {
	x, err := url.Parse(a)
	y, err2 := url.Parse(b)
	return err == nil && err2 == nil && x.Scheme == y.Scheme && strings.EqualFold(x.Host, y.Host)
}

// Near reports whether an address is of this machine or of a network of one's own.
func Near(address string) bool {
	u, err := url.Parse(address)
	return err == nil && near(u.Hostname())
}

// near reports whether a host is this machine or in a network of one's own, by its name.
func near(host string) bool {
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast()
	}
	at := strings.LastIndex(host, ".")
	return at < 0 || slices.Contains([]string{".local", ".lan", ".internal", ".localhost"}, strings.ToLower(host[at:]))
}
