package rest

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"radioplay/voices"
)

// StatusError is a refusal.
type StatusError struct {
	Status      int
	Code, Words string // the service's own
	text        string
}

func (e *StatusError) Error() string { return e.text }

// Refused is the error of an answer from where whose status is not 200. It holds a *StatusError, says what to do next, wraps voices.ErrTooLong
// where that applies, and is temporary where asking again may help.
func (c *Client) Refused(where string, status int, h http.Header, body []byte) error {
	e := &StatusError{Status: status}
	find := c.Message
	if find == nil {
		find = message
	}
	e.Code, e.Words = find(body)
	if e.Words == "" { // some say it in the status line alone
		e.Words = http.StatusText(status)
	}
	e.Words = c.Clean(e.Words)
	e.text = fmt.Sprintf("%s: %s: status %d", c.Engine, where, status)
	if e.Words != "" {
		e.text += ": " + e.Words
	}
	hint := func(h string) {
		if h != "" {
			e.text += "; " + h
		}
	}
	bad := status == http.StatusBadRequest || status == http.StatusUnprocessableEntity
	switch {
	case status >= 300 && status < 400:
		hint("it is at " + c.Clean(h.Get("Location")) + " now")
	case status == http.StatusPaymentRequired, e.about("insufficient_quota", "quota_exceeded", "billing"):
		hint("the account has no credit left")
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		hint(c.KeyHint)
	case status == http.StatusRequestEntityTooLarge, bad && e.about("too long", "maximum length", "text length", "max_length", "at most", "character limit"):
		return fmt.Errorf("%w: %w", e, voices.ErrTooLong)
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed:
		if !e.about("voice") {
			hint(c.PathHint)
		}
	case status == http.StatusRequestTimeout, status == http.StatusConflict, status == http.StatusTooEarly, status == http.StatusTooManyRequests, status >= 500:
		return &voices.TemporaryError{Err: e, After: RetryAfter(h)}
	}
	return e
}

// about reports whether the service speaks of one of these.
func (e *StatusError) about(words ...string) bool {
	said := strings.ToLower(e.Code + " " + e.Words)
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(said, w) })
}

// NoVoice makes a refusal that is about the voice one that wraps voices.ErrNoVoice. Other errors stay as they are.
func (c *Client) NoVoice(err error, voice string) error {
	var e *StatusError
	if errors.As(err, &e) && slices.Contains([]int{http.StatusBadRequest, http.StatusNotFound, http.StatusUnprocessableEntity}, e.Status) && e.about("voice") {
		return fmt.Errorf("%w: %w: %q; 'render voices list --engine %s' lists those there are", err, voices.ErrNoVoice, voice, c.Engine)
	}
	return err
}

// mostWords is the most characters that are repeated of a refusal.
const mostWords = 300

// Clean is a stranger's text, on one line, short and without the secret.
func (c *Client) Clean(s string) string {
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
	v := strings.TrimSpace(h.Get("Retry-After"))
	if s, err := strconv.ParseFloat(v, 64); err == nil && s >= 0 && s < 1e6 {
		return time.Duration(s * float64(time.Second))
	}
	if t, err := http.ParseTime(v); err == nil {
		return max(0, time.Until(t))
	}
	return 0
}

// message finds a service's words where most have them: in a field of JSON, or as plain text. A web page is only called that.
func message(body []byte) (code, words string) {
	text := strings.TrimSpace(string(body))
	var v any
	if strings.HasPrefix(text, "<") {
		return "", "a web page"
	}
	if json.Unmarshal(body, &v) != nil {
		return "", text
	}
	if words = sentence(v, "message", "Message", "msg", "error", "detail", "errorMessage"); words == "" {
		words = text
	}
	return sentence(v, "code", "status", "type", "loc", "param", "error", "detail"), words
}

// sentence is the first text under one of these names: the shapes of JSON errors are many, the names of their fields few.
func sentence(v any, names ...string) string {
	switch x := v.(type) {
	case string:
		return x
	case []any:
		var all []string
		for _, e := range x {
			if s := sentence(e, names...); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, " ")
	case map[string]any:
		for _, k := range names {
			if s := sentence(x[k], names...); s != "" {
				return s
			}
		}
	}
	return ""
}
