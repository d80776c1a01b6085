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
	"time"

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
	// Message finds the service's own code and words in the body of a refusal. Nil: there are none.
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

// StatusError is a refusal.
type StatusError struct {
	Status      int
	Code, Words string // the service's own
	text        string
}

func (e *StatusError) Error() string { return e.text }

// Do makes a request and reads the whole answer, whose status is 200. A refusal is a *StatusError. What may pass by
// itself is a *voices.TemporaryError: nobody answering, a cut answer, a full queue, a fault of the service.
func (c *Client) Do(ctx context.Context, r *http.Request) ([]byte, http.Header, error) {
	where := r.URL.Redacted()
	res, err := c.HTTP.Do(r.WithContext(ctx))
	if err != nil {
		return nil, nil, c.failed(ctx, where, err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, mostReply+1))
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, nil, c.failed(ctx, where, err)
	case err != nil:
		return nil, nil, &voices.TemporaryError{Err: fmt.Errorf("%s: the answer of %s was cut off after %d bytes: %w", c.Engine, where, len(body), err)}
	case len(body) > mostReply:
		return nil, nil, fmt.Errorf("%s: %s answered with more than %d MB", c.Engine, where, mostReply>>20)
	case res.StatusCode != http.StatusOK:
		return nil, nil, c.refused(where, res, body)
	}
	return body, res.Header, nil
}

// failed is an answer that never came.
func (c *Client) failed(ctx context.Context, where string, err error) error {
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

// mostWords is the most characters that are repeated of a refusal.
const mostWords = 300

func (c *Client) refused(where string, res *http.Response, body []byte) error {
	e := &StatusError{Status: res.StatusCode}
	if c.Message != nil {
		e.Code, e.Words = c.Message(body)
	}
	if e.Words == "" { // some say it in the status line alone
		e.Words = strings.TrimSpace(strings.TrimPrefix(res.Status, fmt.Sprint(res.StatusCode)))
	}
	e.Words = c.clean(e.Words)
	e.text = fmt.Sprintf("%s: %s: status %d", c.Engine, where, e.Status)
	if e.Words != "" {
		e.text += ": " + e.Words
	}
	switch s := e.Status; {
	case s >= 300 && s < 400:
		e.text += fmt.Sprintf("; it is at %s now", c.clean(res.Header.Get("Location")))
	case s == http.StatusUnauthorized || s == http.StatusForbidden:
		e.text += "; " + c.KeyHint
	case s == http.StatusRequestTimeout, s == http.StatusTooEarly, s == http.StatusTooManyRequests, s >= 500:
		return &voices.TemporaryError{Err: e, After: RetryAfter(res.Header)}
	}
	return e
}

// clean is a stranger's text, on one line, short and without the secret.
func (c *Client) clean(s string) string {
	if c.Secret != "" {
		s = strings.ReplaceAll(s, c.Secret, "[key]")
	}
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	if r := []rune(s); len(r) > mostWords {
		s = string(r[:mostWords]) + "..."
	}
	return s
}

// RetryAfter is how long the header of that name asks to wait: seconds or a date (RFC 9110, 10.2.3); 0 without it.
func RetryAfter(h http.Header) time.Duration {
	v := h.Get("Retry-After")
	if s, err := time.ParseDuration(v + "s"); err == nil && s >= 0 {
		return s
	}
	if t, err := http.ParseTime(v); err == nil {
		return max(0, time.Until(t))
	}
	return 0
}

// Base checks the address of a service, without a slash at its end. The key of an address over plain HTTP is only
// sent to this machine and to private networks.
func Base(engine, address string) (string, error) {
	u, err := url.Parse(strings.TrimRight(address, "/"))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.User != nil {
		return "", fmt.Errorf("%s: %q is no address of a service, such as https://example.org", engine, address)
	}
	if u.Scheme == "http" && !near(u.Hostname()) {
		return "", fmt.Errorf("%s: the key would travel in the clear to %s; the address has to begin with https://", engine, u.Host)
	}
	return u.String(), nil
}

// near reports whether a host is this machine or in a network of one's own, by its name.
func near(host string) bool {
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast()
	}
	at := strings.LastIndex(host, ".")
	return at < 0 || slices.Contains([]string{".local", ".lan", ".internal", ".localhost"}, strings.ToLower(host[at:]))
}
