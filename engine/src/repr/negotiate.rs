//! Which representation a request speaks and wants (contract 2.1).

use std::cmp::Reverse;

/// A representation of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// `application/xml`, what a client gets that does not ask.
    Xml,
    /// `application/json`.
    Json,
}

impl Format {
    /// Preferred first.
    const ALL: [Format; 2] = [Format::Xml, Format::Json];

    /// The media type.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Format::Xml => "application/xml",
            Format::Json => "application/json",
        }
    }

    /// The best of the representations that an `Accept` header takes; `None` if it takes neither.
    /// Of two that are equally welcome XML comes first.
    pub(crate) fn accepted(accept: &str) -> Option<Self> {
        if accept.trim().is_empty() {
            return Some(Format::Xml);
        }
        let ranges: Vec<Range<'_>> = accept.split(',').map(Range::parse).collect();
        // The most exact range that fits decides how welcome a format is.
        let quality = |format: Format| {
            let fitting = ranges.iter().filter_map(|range| Some((range.exactness(format)?, range.quality)));
            fitting.max().map_or(0, |(_, quality)| quality)
        };
        let best = Self::ALL.into_iter().min_by_key(|format| Reverse(quality(*format)))?;
        (quality(best) > 0).then_some(best)
    }

    /// The representation of a body with this `Content-Type`; `None` for another one.
    pub(crate) fn of_content(content_type: &str) -> Option<Self> {
        let media_type = content_type.split(';').next().unwrap_or_default().trim();
        Self::ALL.into_iter().find(|format| format.media_type().eq_ignore_ascii_case(media_type))
    }
}

/// One range of an `Accept` header.
struct Range<'header> {
    media_type: &'header str,
    /// In thousandths.
    quality: u16,
}

impl<'header> Range<'header> {
    fn parse(text: &'header str) -> Self {
        let mut parts = text.split(';').map(str::trim);
        let media_type = parts.next().unwrap_or_default();
        let quality = parts.find_map(|part| part.strip_prefix("q=")).and_then(|q| q.parse::<f32>().ok());
        // A quality that is no number is no reason to refuse.
        let quality = (quality.unwrap_or(1.0).clamp(0.0, 1.0) * 1000.0) as u16;
        Self { media_type, quality }
    }

    /// How exactly this range names the format, if it fits at all.
    fn exactness(&self, format: Format) -> Option<u8> {
        let name = self.media_type;
        let fits = |range: &str| range.eq_ignore_ascii_case(name);
        if fits(format.media_type()) {
            Some(2)
        } else if fits("application/*") {
            Some(1)
        } else if name == "*/*" || name == "*" {
            Some(0)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_headers_choose_a_format() {
        let table = [
            ("", Some(Format::Xml)),
            ("*/*", Some(Format::Xml)),
            ("application/json", Some(Format::Json)),
            ("APPLICATION/JSON; charset=utf-8", Some(Format::Json)),
            ("application/xml", Some(Format::Xml)),
            ("application/json, */*;q=0.1", Some(Format::Json)),
            ("application/json;q=0.5, application/xml;q=0.4", Some(Format::Json)),
            ("application/json, application/xml", Some(Format::Xml)),
            ("application/*;q=0.2, application/xml;q=0", Some(Format::Json)),
            ("text/html, application/xhtml+xml", None),
            ("application/json;q=0", None),
        ];
        for (accept, format) in table {
            assert_eq!(Format::accepted(accept), format, "{accept}");
        }
    }

    #[test]
    fn content_types_are_read_without_their_parameters() {
        assert_eq!(Format::of_content("application/json; charset=utf-8"), Some(Format::Json));
        assert_eq!(Format::of_content("Application/XML"), Some(Format::Xml));
        assert_eq!(Format::of_content("text/xml"), None);
        assert_eq!(Format::of_content(""), None);
    }
}
